/* tr(1), with -d, -s, -c, -t, ranges, classes, escapes and repeats. */
#include <bits/command.h>

int __ctype_named(const char *name, size_t n, int c);

static int escape(const char **s)
{
    int c = (unsigned char)*(*s)++, n, i;
    if (c != '\\' || **s == 0)
        return c;
    c = (unsigned char)*(*s)++;
    switch (c) {
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    }
    if (c < '0' || c > '7')
        return c;
    for (n = c - '0', i = 1; i < 3 && **s >= '0' && **s <= '7'; i++)
        n = n * 8 + *(*s)++ - '0';
    return n & 255;
}

/* A set of characters in order; `fill` says how long [c*] makes it. */
static size_t expand(const char *s, unsigned char *to, size_t fill, int *classes)
{
    size_t n = 0;
    while (*s && n < 1024) {
        const char *end;
        int c, last, i;
        if (*s == '[' && s[1] == ':' && (end = strstr(s + 2, ":]"))) {
            if (__ctype_named(s + 2, end - s - 2, 0) < 0)
                error(1, 0, "invalid character class '%.*s'", (int)(end - s - 2), s + 2);
            *classes |= strncmp(s, "[:upper:]", 9) == 0 ? 1 : strncmp(s, "[:lower:]", 9) == 0 ? 2 : 4;
            for (i = 0; i < 256; i++)
                if (__ctype_named(s + 2, end - s - 2, i) > 0)
                    to[n++] = i;
            s = end + 2;
            continue;
        }
        if (*s == '[' && s[1] && s[1] != '\\' && s[2] == '*' && (end = strchr(s + 3, ']')) && strspn(s + 3, "0123456789") == (size_t)(end - s - 3)) {
            size_t count = strtoul(s + 3, NULL, s[3] == '0' ? 8 : 10);
            if (count == 0)
                count = fill > n ? fill - n : 0;
            while (count-- > 0 && n < 1024)
                to[n++] = s[1];
            s = end + 1;
            continue;
        }
        c = escape(&s);
        if (*s == '-' && s[1]) {
            const char *before = s - 1;
            s++;
            last = escape(&s);
            if (last < c)
                error(1, 0, "range-endpoints of '%.*s' are in reverse collating sequence order", (int)(s - before), before);
            for (; c <= last; c++)
                to[n++] = c;
        } else
            to[n++] = c;
    }
    return n;
}

static int run(int argc, char **argv, char **envp)
{
    static unsigned char from[2048], to[2048], map[256], in_first[256], squeezed[256];
    size_t n, m = 0, i;
    int c, delete = 0, squeeze = 0, complement = 0, shorter = 0, before = -1, first = 0, second = 0, operands;
    while ((c = getopt(argc, argv, "+dscCt")) != -1)
        switch (c) {
        case 'd': delete = 1; break;
        case 's': squeeze = 1; break;
        case 'c': case 'C': complement = 1; break;
        case 't': shorter = 1; break;
        default: return __cmd_usage(1);
        }
    operands = argc - optind;
    argv += optind;
    if (operands == 0)
        return __cmd_missing(1, NULL);
    if (operands == 1 && delete == squeeze) {
        error(0, 0, "missing operand after '%s'", argv[0]);
        fprintf(stderr, "%s\n", squeeze ? "Two strings must be given when both deleting and squeezing repeats." :
                                          "Two strings must be given when translating.");
        return __cmd_usage(1);
    }
    if (operands > 2 || (operands == 2 && delete && !squeeze)) {
        error(0, 0, "extra operand '%s'", argv[operands > 2 ? 2 : 1]);
        if (operands == 2)
            fprintf(stderr, "Only one string may be given when deleting without squeezing repeats.\n");
        return __cmd_usage(1);
    }
    n = expand(argv[0], from, 0, &first);
    for (i = 0; i < n; i++)
        in_first[from[i]] = 1;
    if (complement)
        for (n = i = 0; i < 256; i++)
            if ((in_first[i] = !in_first[i]))
                from[n++] = i;
    if (operands > 1)
        m = expand(argv[1], to, n, &second);
    if (operands > 1 && m == 0 && !delete)
        error(1, 0, "when not truncating set1, string2 must be non-empty");
    if (shorter && n > m && m)
        n = m;
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
