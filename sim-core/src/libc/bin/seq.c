/* seq(1), with -s, -w, -f; fractions as long as those of the first number and the step. */
#include <bits/command.h>

static int fraction(const char *s)
{
    const char *dot = strchr(s, '.');
    return dot ? (int)strlen(dot + 1) : 0;
}

static double number(const char *s)
{
    char *end;
    double x = strtod(s, &end);
    if (end == s || *end) {
        error(0, 0, "invalid floating point argument: '%s'", s);
        exit(__cmd_usage(1));
    }
    return x;
}

static int run(int argc, char **argv, char **envp)
{
    double first = 1, step = 1, last;
    const char *between = "\n", *format = NULL;
    int c, n, digits = 0, wide = 0, width = 0;
    long i;
    char text[64];
    while (optind < argc && !(argv[optind][0] == '-' && strchr("0123456789.", argv[optind][1]) && argv[optind][1])
           && (c = getopt(argc, argv, "+s:wf:")) != -1)
        switch (c) {
        case 's': between = optarg; break;
        case 'w': wide = 1; break;
        case 'f': format = optarg; break;
        default: return __cmd_usage(1);
        }
    n = argc - optind;
    argv += optind;
    if (n == 0)
        return __cmd_missing(1, NULL);
    if (n > 3)
        return __cmd_extra(1, argv[3]);
    last = number(argv[n - 1]);
    if (n > 1) {
        first = number(argv[0]);
        digits = fraction(argv[0]);
    }
    if (n > 2) {
        step = number(argv[1]);
        if (fraction(argv[1]) > digits)
            digits = fraction(argv[1]);
        if (step == 0) {
            error(0, 0, "invalid Zero increment value: '%s'", argv[1]);
            return __cmd_usage(1);
        }
    }
    if (wide) {
        int w = snprintf(text, sizeof text, "%.*f", digits, last);
        width = snprintf(text, sizeof text, "%.*f", digits, first);
        if (w > width)
            width = w;
    }
    for (i = 0;; i++) {
        double x = first + i * step;
        if (step > 0 ? x > last + step * 1e-10 : x < last + step * 1e-10)
            break;
        if (i)
            fputs(between, stdout);
        if (format)
            printf(format, x);
        else
            printf("%0*.*f", width, digits, x);
    }
    if (i)
        putchar('\n');
    return 0;
}

void __bin_seq(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
