/* cut(1), with -b, -c, -f, -d, -s and --output-delimiter. */
#include <bits/command.h>
#include <ctype.h>
#include <getopt.h>

struct range { unsigned long first, last; };
static struct range ranges[256];
static int count;
static char mode;

static int wanted(unsigned long n)
{
    int i;
    for (i = 0; i < count; i++)
        if (n >= ranges[i].first && n <= ranges[i].last)
            return 1;
    return 0;
}

static int bad(const char *format, const char *what)
{
    error(0, 0, format, what);
    __cmd_usage(1);
    exit(1);
}

static void parse(char *list)
{
    char *part;
    while ((part = strsep(&list, ", "))) {
        char *dash = strchr(part, '-');
        struct range r = {1, -1ul};
        size_t digits = strspn(part, "0123456789-");
        if (part[digits])
            bad(mode == 'f' ? "invalid field value '%s'" : "invalid byte/character position '%s'", part);
        if (dash && !dash[1] && dash == part)
            bad("invalid range with no endpoint: %s", part);
        if (dash != part)
            r.first = strtoul(part, NULL, 10);
        if (dash == NULL)
            r.last = r.first;
        else if (dash[1])
            r.last = strtoul(dash + 1, NULL, 10);
        if (r.first == 0)
            bad(mode == 'f' ? "fields are numbered from 1%s" : "byte/character positions are numbered from 1%s", "");
        if (r.last < r.first)
            bad("invalid decreasing range%s", "");
        if (count < 256)
            ranges[count++] = r;
    }
}

static int run(int argc, char **argv, char **envp)
{
    static const struct option longs[] = {{"output-delimiter", 1, NULL, 1}, {"complement", 0, NULL, 2},
        {"delimiter", 1, NULL, 'd'}, {"fields", 1, NULL, 'f'}, {"characters", 1, NULL, 'c'}, {"bytes", 1, NULL, 'b'},
        {"only-delimited", 0, NULL, 's'}, {NULL, 0, NULL, 0}};
    char *list = NULL, *line = NULL, *standard[] = {"-", NULL}, **files;
    const char *between = NULL;
    int c, delimiter = '\t', given = 0, only = 0, other = 0, status = 0;
    size_t size = 0;
    ssize_t n, i;
    while ((c = getopt_long(argc, argv, "b:c:f:d:sn", longs, NULL)) != -1)
        switch (c) {
        case 'b': case 'c': case 'f':
            if (list)
                bad("only one list may be specified%s", "");
            mode = c;
            list = optarg;
            break;
        case 'd':
            if (optarg[0] && optarg[1])
                bad("the delimiter must be a single character%s", "");
            delimiter = (unsigned char)optarg[0];
            given = 1;
            break;
        case 's': only = 1; break;
        case 1: between = optarg; break;
        case 2: other = 1; break;
        case 'n': break;
        default: return __cmd_usage(1);
        }
    if (list == NULL)
        bad("you must specify a list of bytes, characters, or fields%s", "");
    if (given && mode != 'f')
        bad("an input delimiter may be specified only when operating on fields%s", "");
    if (only && mode != 'f')
        bad("suppressing non-delimited lines makes sense\n\tonly when operating on fields%s", "");
    parse(list);
    files = optind < argc ? argv + optind : standard;
    for (; *files; files++) {
        FILE *f = __cmd_open(*files);
        if (f == NULL) {
            status = __cmd_unreadable("%s", *files);
            continue;
        }
        while ((n = getline(&line, &size, f)) > 0) {
            unsigned long field = 1;
            int printed = 0, before = 0;
            if (line[n - 1] == '\n')
                line[--n] = 0;
            if (mode == 'f' && memchr(line, delimiter, n) == NULL) {
                if (!only)
                    puts(line);
                continue;
            }
            for (i = 0; i < n; i++) {
                int shown = wanted(mode == 'f' ? field : i + 1) != other;
                if (mode != 'f') {
                    if (shown && between && printed && !before)
                        fputs(between, stdout);
                    if (shown)
                        putchar(line[i]);
                    printed |= shown;
                    before = shown;
                    continue;
                }
                if ((unsigned char)line[i] == delimiter) {
                    printed += shown;
                    field++;
                    if (printed && wanted(field) != other) {
                        if (between)
                            fputs(between, stdout);
                        else
                            putchar(delimiter);
                    }
                } else if (shown)
                    putchar(line[i]);
            }
            putchar('\n');
        }
        if (f != stdin)
            fclose(f);
    }
    return status;
}

void __bin_cut(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
