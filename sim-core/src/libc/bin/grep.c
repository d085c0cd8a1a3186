/* grep(1), with -v, -i, -c, -n, -q and basic expressions: . * ^ $ [] and \. */
#include <bits/command.h>
#include <ctype.h>

static int inverted, fold, counted, numbered, quiet;

static int same(int a, int b)
{
    return fold ? tolower(a) == tolower(b) : a == b;
}

/* Where an item of the expression ends. */
static const char *item_end(const char *re)
{
    if (*re == '\\' && re[1])
        return re + 2;
    if (*re == '[') {
        const char *p = re + 1 + (re[1] == '^');
        p = strchr(p + (*p == ']'), ']');
        if (p)
            return p + 1;
    }
    return re + 1;
}

static int item(const char *re, int c)
{
    const char *end = item_end(re), *p = re + 1;
    int not, found = 0;
    if (c == 0)
        return 0;
    if (*re == '\\')
        return same(re[1], c);
    if (*re == '.')
        return 1;
    if (*re != '[' || end == re + 1)
        return same(*re, c);
    not = *p == '^';
    for (p += not; p < end - 1; p++)
        if (p[1] == '-' && p + 2 < end - 1) {
            found |= c >= p[0] && c <= p[2];
            p += 2;
        } else
            found |= same(*p, c);
    return found != not;
}

static int here(const char *re, const char *text)
{
    const char *next;
    if (*re == 0)
        return 1;
    if (*re == '$' && re[1] == 0)
        return *text == 0;
    next = item_end(re);
    if (*next == '*') {
        const char *t = text;
        while (item(re, (unsigned char)*t))
            t++;
        for (; t >= text; t--)
            if (here(next + 1, t))
                return 1;
        return 0;
    }
    return item(re, (unsigned char)*text) && here(next, text + 1);
}

static int matches(const char *re, const char *text)
{
    if (*re == '^')
        return here(re + 1, text);
    do
        if (here(re, text))
            return 1;
    while (*text++);
    return 0;
}

static long look(FILE *f, const char *re, const char *name)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    long found = 0, number = 0;
    while ((n = getline(&line, &size, f)) > 0) {
        number++;
        if (line[n - 1] == '\n')
            line[n - 1] = 0;
        if (matches(re, line) == inverted)
            continue;
        found++;
        if (quiet)
            exit(0);
        if (counted)
            continue;
        if (name)
            printf("%s:", name);
        if (numbered)
            printf("%ld:", number);
        puts(line);
    }
    if (counted && name)
        printf("%s:", name);
    if (counted)
        printf("%ld\n", found);
    free(line);
    return found;
}

static int run(int argc, char **argv, char **envp)
{
    int c, failed = 0, many;
    long found = 0;
    const char *re;
    while ((c = getopt(argc, argv, "vicnq")) != -1)
        switch (c) {
        case 'v': inverted = 1; break;
        case 'i': fold = 1; break;
        case 'c': counted = 1; break;
        case 'n': numbered = 1; break;
        case 'q': quiet = 1; break;
        default: return 2;
        }
    if (optind == argc) {
        fprintf(stderr, "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n");
        return 2;
    }
    re = argv[optind++];
    many = argc - optind > 1;
    if (optind == argc)
        found = look(stdin, re, NULL);
    for (; optind < argc; optind++) {
        FILE *f = strcmp(argv[optind], "-") ? fopen(argv[optind], "r") : stdin;
        if (f == NULL) {
            fprintf(stderr, "grep: %s: %s\n", argv[optind], strerror(errno));
            failed = 1;
            continue;
        }
        found += look(f, re, many ? argv[optind] : NULL);
        fclose(f);
    }
    return failed ? 2 : found == 0;
}

void __bin_grep(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
