/* sort(1) in the C locale, with -n, -r, -u. */
#include <bits/command.h>

static char **lines;
static size_t count, room;
static int numeric, reversed, unique;

static int plain(const char *a, const char *b)
{
    if (numeric) {
        long x = atol(a), y = atol(b);
        if (x != y)
            return x < y ? -1 : 1;
        if (unique)
            return 0;
    }
    return strcmp(a, b);
}

static int order(const void *a, const void *b)
{
    int r = plain(*(char *const *)a, *(char *const *)b);
    return reversed ? -r : r;
}

static void take(FILE *f)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    while ((n = getline(&line, &size, f)) > 0) {
        if (line[n - 1] == '\n')
            line[n - 1] = 0;
        if (count == room) {
            room = room ? room * 2 : 64;
            lines = realloc(lines, room * sizeof *lines);
        }
        lines[count++] = strdup(line);
    }
    free(line);
}

static int run(int argc, char **argv, char **envp)
{
    size_t i;
    int c;
    while ((c = getopt(argc, argv, "nru")) != -1)
        switch (c) {
        case 'n': numeric = 1; break;
        case 'r': reversed = 1; break;
        case 'u': unique = 1; break;
        default: return 2;
        }
    if (optind == argc)
        take(stdin);
    for (; optind < argc; optind++) {
        FILE *f = strcmp(argv[optind], "-") ? fopen(argv[optind], "r") : stdin;
        if (f == NULL) {
            fprintf(stderr, "sort: cannot read: %s: %s\n", argv[optind], strerror(errno));
            return 2;
        }
        take(f);
    }
    qsort(lines, count, sizeof *lines, order);
    for (i = 0; i < count; i++)
        if (!unique || i == 0 || plain(lines[i - 1], lines[i]))
            puts(lines[i]);
    return 0;
}

void __bin_sort(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
