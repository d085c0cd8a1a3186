/* echo(1), as of the coreutils. */
#include <bits/command.h>

static int octal(const char **p, int most, int base)
{
    int n = 0, c;
    while (most-- > 0) {
        c = **p;
        if (c >= '0' && c <= '7')
            n = n * base + c - '0';
        else if (base == 16 && c >= '8' && c <= '9')
            n = n * base + c - '0';
        else if (base == 16 && (c | 32) >= 'a' && (c | 32) <= 'f')
            n = n * base + (c | 32) - 'a' + 10;
        else
            break;
        ++*p;
    }
    return n;
}

/* Prints a text with its escapes; 0 at \c. */
static int escaped(const char *s)
{
    static const char from[] = "abefnrtv\\", to[] = "\a\b\033\f\n\r\t\v\\";
    while (*s) {
        const char *at;
        int c = *s++;
        if (c != '\\' || *s == 0) {
            putchar(c);
            continue;
        }
        c = *s++;
        if (c == 'c')
            return 0;
        if (c == '0')
            putchar(octal(&s, 3, 8));
        else if (c == 'x')
            putchar(octal(&s, 2, 16));
        else if ((at = strchr(from, c)))
            putchar(to[at - from]);
        else {
            putchar('\\');
            putchar(c);
        }
    }
    return 1;
}

static int run(int argc, char **argv, char **envp)
{
    int newline = 1, escapes = 0, i = 1;
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
        if (argv[i][1 + strspn(argv[i] + 1, "neE")])
            break;
        if (strchr(argv[i], 'n'))
            newline = 0;
        if (strpbrk(argv[i], "eE"))
            escapes = *strpbrk(argv[i], "eE") == 'e';
    }
    for (; i < argc; i++) {
        if (!escapes)
            fputs(argv[i], stdout);
        else if (!escaped(argv[i]))
            return 0;
        if (i + 1 < argc)
            putchar(' ');
    }
    if (newline)
        putchar('\n');
    return 0;
}

void __bin_echo(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
