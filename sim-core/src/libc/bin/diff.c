/* diff(1) of two files in its plain form, with -q, -s, -i, -w and -b; the longest common subsequence. */
#include <bits/command.h>
#include <ctype.h>
#include <sys/stat.h>

struct side {
    const char *name;
    char **lines;
    long n;
    int open_end; /* the last line has no newline */
};

static int fold, blanks;

static int like(const char *a, const char *b)
{
    for (;; a++, b++) {
        if (blanks == 'w') {
            a += strspn(a, " \t\r");
            b += strspn(b, " \t\r");
        } else if (blanks == 'b' && ((isblank(*a) && isblank(*b)) || (isblank(*a) && !*b) || (!*a && isblank(*b)))) {
            a += strspn(a, " \t");
            b += strspn(b, " \t");
        }
        if (fold ? tolower(*a) != tolower(*b) : *a != *b)
            return 0;
        if (*a == 0)
            return 1;
    }
}

static int load(struct side *s)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    FILE *f = __cmd_open(s->name);
    if (f == NULL)
        return __cmd_unreadable("%s", s->name);
    while ((n = getline(&line, &room, f)) > 0) {
        s->open_end = line[n - 1] != '\n';
        if (!s->open_end)
            line[n - 1] = 0;
        if (s->n % 64 == 0)
            s->lines = realloc(s->lines, (s->n + 64) * sizeof *s->lines);
        s->lines[s->n++] = strdup(line);
    }
    free(line);
    return 0;
}

/* What has no newline at its end differs from what has one. */
static int same(const struct side *a, long i, const struct side *b, long j)
{
    int open_a = a->open_end && i == a->n - 1, open_b = b->open_end && j == b->n - 1;
    return open_a == open_b && like(a->lines[i], b->lines[j]);
}

static void range(long from, long to)
{
    if (to > from)
        printf("%ld,%ld", from, to);
    else
        printf("%ld", to);
}

static void part(const struct side *s, long from, long to, char mark)
{
    for (; from < to; from++) {
        printf("%c %s\n", mark, s->lines[from]);
        if (s->open_end && from == s->n - 1)
            puts("\\ No newline at end of file");
    }
}

/* Lines i0..i of one and j0..j of the other are not in common. */
static void change(const struct side *a, long i0, long i, const struct side *b, long j0, long j)
{
    range(i > i0 ? i0 + 1 : i, i);
    putchar(i == i0 ? 'a' : j == j0 ? 'd' : 'c');
    range(j > j0 ? j0 + 1 : j, j);
    putchar('\n');
    part(a, i0, i, '<');
    if (i > i0 && j > j0)
        puts("---");
    part(b, j0, j, '>');
}

static void compare(const struct side *a, const struct side *b)
{
    long i, j, i0 = 0, j0 = 0, width = b->n + 1;
    int *most = calloc((a->n + 1) * width, sizeof *most);
    for (i = a->n - 1; i >= 0; i--)
        for (j = b->n - 1; j >= 0; j--) {
            int *here = &most[i * width + j];
            *here = same(a, i, b, j) ? here[width + 1] + 1 : here[width] > here[1] ? here[width] : here[1];
        }
    for (i = j = 0; i < a->n || j < b->n;) {
        if (i < a->n && j < b->n && same(a, i, b, j)) {
            if (i > i0 || j > j0)
                change(a, i0, i, b, j0, j);
            i0 = ++i;
            j0 = ++j;
        } else if (j >= b->n || (i < a->n && most[(i + 1) * width + j] >= most[i * width + j + 1]))
            i++;
        else
            j++;
    }
    if (i > i0 || j > j0)
        change(a, i0, i, b, j0, j);
}

static int run(int argc, char **argv, char **envp)
{
    struct side a = {0}, b = {0};
    int c, brief = 0, tell = 0, differ;
    long i;
    while ((c = getopt(argc, argv, "qsiwb")) != -1)
        switch (c) {
        case 'q': brief = 1; break;
        case 's': tell = 1; break;
        case 'i': fold = 1; break;
        case 'w': case 'b': blanks = c; break;
        default: return __cmd_usage(2);
        }
    if (argc - optind < 2)
        return __cmd_missing(2, argv[argc - 1]);
    if (argc - optind > 2)
        return __cmd_extra(2, argv[optind + 2]);
    a.name = argv[optind];
    b.name = argv[optind + 1];
    if (__cmd_is_directory(a.name) || __cmd_is_directory(b.name)) {
        error(0, 0, "directories are not compared here");
        return 2;
    }
    if (load(&a) | load(&b))
        return 2;
    differ = a.n != b.n;
    for (i = 0; i < a.n && !differ; i++)
        differ = !same(&a, i, &b, i);
    if (differ && brief)
        printf("Files %s and %s differ\n", a.name, b.name);
    else if (differ)
        compare(&a, &b);
    else if (tell)
        printf("Files %s and %s are identical\n", a.name, b.name);
    return differ;
}

void __bin_diff(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
