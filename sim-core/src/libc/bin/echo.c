/* echo(1), as of the coreutils. */
#include <bits/command.h>

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
        else if (!__cmd_escaped(argv[i], 1))
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
