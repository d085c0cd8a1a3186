/* tr(1), with -d, -s, -c, ranges and classes. */
#include <bits/command.h>
#include <ctype.h>

static size_t expand(const char *s, unsigned char *to)
{
    size_t n = 0;
    while (*s && n < 1024) {
        int c = (unsigned char)*s++;
        if (c == '[' && *s == ':') {
            int i, upper = !strncmp(s, ":upper:]", 8), lower = !strncmp(s, ":lower:]", 8);
            int digit = !strncmp(s, ":digit:]", 8), space = !strncmp(s, ":space:]", 8), alpha = !strncmp(s, ":alpha:]", 8);
            if (upper | lower | digit | space | alpha) {
                for (i = 0; i < 256; i++)
                    if ((upper && isupper(i)) || (lower && islower(i)) || (digit && isdigit(i)) || (space && isspace(i))
                        || (alpha && isalpha(i)))
                        to[n++] = i;
                s += 8;
                continue;
            }
        }
        if (c == '\\' && *s) {
            c = *s++;
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c == '0' ? 0 : c;
        }
        if (*s == '-' && s[1]) {
            int last = (unsigned char)s[1];
            for (; c <= last; c++)
                to[n++] = c;
            s += 2;
        } else
            to[n++] = c;
    }
    return n;
}

static int run(int argc, char **argv, char **envp)
{
    static unsigned char from[2048], to[2048], map[256], in_first[256], squeezed[256];
    size_t n, m = 0, i;
    int c, delete = 0, squeeze = 0, complement = 0, before = -1;
    while ((c = getopt(argc, argv, "dsc")) != -1)
        switch (c) {
        case 'd': delete = 1; break;
        case 's': squeeze = 1; break;
        case 'c': complement = 1; break;
        default: return 1;
        }
    if (optind == argc) {
        fprintf(stderr, "tr: missing operand\nTry 'tr --help' for more information.\n");
        return 1;
    }
    n = expand(argv[optind], from);
    for (i = 0; i < n; i++)
        in_first[from[i]] = 1;
    if (complement)
        for (n = i = 0; i < 256; i++)
            if ((in_first[i] = !in_first[i]))
                from[n++] = i;
    if (optind + 1 < argc)
        m = expand(argv[optind + 1], to);
    for (i = 0; i < 256; i++)
        map[i] = i;
    for (i = 0; i < n && m && !delete; i++)
        map[from[i]] = to[i < m ? i : m - 1];
    for (i = 0; i < (m ? m : n); i++)
        squeezed[m ? to[i] : from[i]] = squeeze;
    while ((c = getchar()) != EOF) {
        if (delete && in_first[c])
            continue;
        c = map[c];
        if (c == before && squeezed[c])
            continue;
        putchar(before = c);
    }
    return 0;
}

void __bin_tr(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
