/* printf(1): coreutils' printf.c. */
#include <bits/command.h>
#include <ctype.h>

static char **args;
static int left, status;

static char *next(void)
{
    if (left == 0)
        return NULL;
    left--;
    return *args++;
}

/* An escape; gives what is behind it, or NULL after \c. */
static const char *escape(const char *p, int in_b)
{
    int c = *p++, n = 0, i;
    switch (c) {
    case 'a': putchar('\a'); break;
    case 'b': putchar('\b'); break;
    case 'c': return NULL;
    case 'e': putchar(27); break;
    case 'f': putchar('\f'); break;
    case 'n': putchar('\n'); break;
    case 'r': putchar('\r'); break;
    case 't': putchar('\t'); break;
    case 'v': putchar('\v'); break;
    case '\\': case '"': putchar(c); break;
    case 'x':
        for (i = 0; i < 2 && isxdigit((unsigned char)*p); i++, p++)
            n = n * 16 + (isdigit((unsigned char)*p) ? *p - '0' : (*p | 32) - 'a' + 10);
        putchar(n);
        break;
    case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7':
        for (i = 0, p -= !(in_b && c == '0'); i < 3 && *p >= '0' && *p <= '7'; i++, p++)
            n = n * 8 + *p - '0';
        putchar(n);
        break;
    default:
        putchar('\\');
        if (c)
            putchar(c);
        else
            p--;
    }
    return p;
}

static void checked(const char *text, const char *end)
{
    if (end == text) {
        error(0, 0, "'%s': expected a numeric value", text);
        status = 1;
    } else if (*end) {
        error(0, 0, "'%s': value not completely converted", text);
        status = 1;
    }
}

static long whole(const char *text)
{
    char *end;
    long n;
    if (text == NULL)
        return 0;
    if ((*text == '"' || *text == '\'') && text[1])
        return (unsigned char)text[1];
    n = *text == '-' ? strtol(text, &end, 0) : (long)strtoul(text, &end, 0);
    checked(text, end);
    return n;
}

/* One conversion; gives what is behind it, or NULL to stop. */
static const char *convert(const char *p)
{
    char spec[64] = "%";
    int n = 1, width = 0, precision = -1, stars = 0, c;
    while (*p && strchr("-+ #0'", *p) && n < 20)
        spec[n++] = *p++;
    if (*p == '*') {
        width = whole(next());
        stars |= 1;
        p++;
    } else
        while (isdigit((unsigned char)*p))
            width = width * 10 + *p++ - '0', stars |= 1;
    if (*p == '.') {
        p++;
        precision = 0;
        if (*p == '*') {
            precision = whole(next());
            p++;
        } else
            while (isdigit((unsigned char)*p))
                precision = precision * 10 + *p++ - '0';
    }
    while (*p && strchr("hlLqjzt", *p))
        p++;
    c = *p++;
    strcpy(spec + n, precision >= 0 ? "*.*" : "*");
    n += precision >= 0 ? 3 : 1;
#define SHOW(value) (precision >= 0 ? printf(spec, width, precision, value) : printf(spec, width, value))
    switch (c) {
    case 'd': case 'i': case 'o': case 'u': case 'x': case 'X':
        spec[n++] = 'l';
        spec[n++] = c;
        spec[n] = 0;
        SHOW(whole(next()));
        break;
    case 'a': case 'A': case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': {
        char *text = next(), *end;
        double x = text ? strtod(text, &end) : 0;
        if (text)
            checked(text, end);
        spec[n++] = c;
        spec[n] = 0;
        SHOW(x);
        break;
    }
    case 'c': {
        char *text = next();
        if (text && *text) {
            spec[n++] = 'c';
            spec[n] = 0;
            SHOW(*text);
        }
        break;
    }
    case 's': {
        char *text = next();
        spec[n++] = 's';
        spec[n] = 0;
        SHOW(text ? text : "");
        break;
    }
    case 'b': {
        const char *text = next();
        while (text && *text)
            if (*text == '\\') {
                text = escape(text + 1, 1);
                if (text == NULL)
                    return NULL;
            } else
                putchar(*text++);
        break;
    }
    default:
        error(1, 0, "%%%c: invalid conversion specification", c);
    }
    return p;
}

static int run(int argc, char **argv, char **envp)
{
    const char *format;
    int i = 1, before;
    if (i < argc && !strcmp(argv[i], "--"))
        i++;
    if (i == argc)
        return __cmd_missing(1, NULL);
    format = argv[i];
    args = argv + i + 1;
    left = argc - i - 1;
    do {
        const char *p = format;
        before = left;
        while (p && *p)
            if (*p == '%' && p[1] == '%') {
                putchar('%');
                p += 2;
            } else if (*p == '%')
                p = convert(p + 1);
            else if (*p == '\\')
                p = escape(p + 1, 0);
            else
                putchar(*p++);
        if (p == NULL)
            break;
    } while (left > 0 && left < before);
    return status;
}

void __bin_printf(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
