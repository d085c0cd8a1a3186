/* uniq(1), with -c, -d, -u, -i, -f, -s, -w, and names of files. */
#include <bits/command.h>
#include <ctype.h>
#include <strings.h>

static int counted, repeated, single, fold;
static long fields, skipped, width = -1;

/* The part of a line that is compared. */
static const char *part(const char *s)
{
    long i;
    for (i = 0; i < fields; i++) {
        while (isblank((unsigned char)*s))
            s++;
        while (*s && !isblank((unsigned char)*s))
            s++;
    }
    for (i = 0; i < skipped && *s; i++)
        s++;
    return s;
}

static int like(const char *a, const char *b)
{
    size_t n = width < 0 ? -1ul : (size_t)width;
    a = part(a);
    b = part(b);
    return (fold ? strncasecmp(a, b, n) : strncmp(a, b, n)) == 0;
}

static void show(const char *line, long n)
{
    if (line == NULL || (repeated && n == 1) || (single && n > 1))
        return;
    if (counted)
        printf("%7ld ", n);
    puts(line);
}

static int run(int argc, char **argv, char **envp)
{
    char *line = NULL, *before = NULL;
    size_t size = 0;
    ssize_t n;
    long same = 0;
    int c;
    while ((c = getopt(argc, argv, "cduif:s:w:")) != -1)
        switch (c) {
        case 'c': counted = 1; break;
        case 'd': repeated = 1; break;
        case 'u': single = 1; break;
        case 'i': fold = 1; break;
        case 'f': fields = atol(optarg); break;
        case 's': skipped = atol(optarg); break;
        case 'w': width = atol(optarg); break;
        default: return __cmd_usage(1);
        }
    if (argc - optind > 2)
        return __cmd_extra(1, argv[optind + 2]);
    if (optind < argc && strcmp(argv[optind], "-") && freopen(argv[optind], "r", stdin) == NULL)
        error(1, errno, "%s", argv[optind]);
    if (optind + 1 < argc && freopen(argv[optind + 1], "w", stdout) == NULL)
        error(1, errno, "%s", argv[optind + 1]);
    while ((n = getline(&line, &size, stdin)) > 0) {
        if (line[n - 1] == '\n')
            line[n - 1] = 0;
        if (before && like(before, line)) {
            same++;
            continue;
        }
        show(before, same);
        free(before);
        before = strdup(line);
        same = 1;
    }
    show(before, same);
    return 0;
}

void __bin_uniq(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
