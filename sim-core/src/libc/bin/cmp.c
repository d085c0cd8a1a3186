/* cmp(1), with -s, -l and -n. */
#include <bits/command.h>
#include <sys/stat.h>

/* In the C locale the message has POSIX's word. */
static const char *unit(void)
{
    const char *locale = getenv("LC_ALL");
    if (locale == NULL || *locale == 0)
        locale = getenv("LC_MESSAGES");
    if (locale == NULL || *locale == 0)
        locale = getenv("LANG");
    return locale && *locale && strcmp(locale, "C") && strcmp(locale, "POSIX") ? "byte" : "char";
}

/* How wide -l writes its numbers: as the length of the shorter file is. */
static int columns(FILE *a, FILE *b, long most)
{
    struct stat st;
    char text[32];
    if (most < 0)
        most = (unsigned long)-1 >> 1;
    if (fstat(fileno(a), &st) == 0 && S_ISREG(st.st_mode) && st.st_size < most)
        most = st.st_size;
    if (fstat(fileno(b), &st) == 0 && S_ISREG(st.st_mode) && st.st_size < most)
        most = st.st_size;
    return snprintf(text, sizeof text, "%ld", most);
}

static int run(int argc, char **argv, char **envp)
{
    int silent = 0, all = 0, c, d, last = 0, differ = 0, wide;
    long at = 0, line = 1, most = -1;
    FILE *a, *b;
    const char *name_a, *name_b;
    while ((c = getopt(argc, argv, "sln:")) != -1)
        switch (c) {
        case 's': silent = 1; break;
        case 'l': all = 1; break;
        case 'n': most = atol(optarg); break;
        default: return __cmd_usage(2);
        }
    if (argc - optind < 1)
        return __cmd_missing(2, argv[argc - 1]);
    if (argc - optind > 2)
        return __cmd_extra(2, argv[optind + 2]);
    name_a = argv[optind];
    name_b = argc - optind > 1 ? argv[optind + 1] : "-";
    if ((a = __cmd_open(name_a)) == NULL || (b = __cmd_open(name_b)) == NULL) {
        if (!silent)
            error(0, errno, "%s", a ? name_b : name_a);
        return 2;
    }
    wide = columns(a, b, most);
    for (; at != most; line += c == '\n') {
        c = getc(a);
        d = getc(b);
        if (c == EOF && d == EOF)
            break;
        if (c == EOF || d == EOF) {
            const char *shorter = c == EOF ? name_a : name_b;
            if (!silent && at == 0)
                fprintf(stderr, "%s: EOF on %s which is empty\n", program_invocation_name, shorter);
            else if (!silent && all)
                fprintf(stderr, "%s: EOF on %s after byte %ld\n", program_invocation_name, shorter, at);
            else if (!silent)
                /* The line counts as it is begun, or as it was ended. */
                fprintf(stderr, "%s: EOF on %s after byte %ld, %sline %ld\n", program_invocation_name, shorter, at,
                        last == '\n' ? "" : "in ", last == '\n' ? line - 1 : line);
            return 1;
        }
        at++;
        if (c != d && !all) {
            if (!silent)
                printf("%s %s differ: %s %ld, line %ld\n", name_a, name_b, unit(), at, line);
            return 1;
        }
        if (c != d)
            printf("%*ld %3o %3o\n", wide, at, c, d);
        differ |= c != d;
        last = c;
    }
    return differ;
}

void __bin_cmp(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
