/* diff(1) of two files in its plain form and with -u, with -q, -s, -i, -w, -b and --label; the longest common subsequence. */
#include <bits/command.h>
#include <ctype.h>
#include <getopt.h>
#include <sys/stat.h>
#include <time.h>

struct side {
    const char *name;
    char **lines;
    long n;
    int open_end; /* the last line has no newline */
};

/* Lines from..to of each side that are not in common. */
struct change {
    long i0, i, j0, j;
};

static int fold, blanks, unified;
static struct change *changes;
static long count;

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
        printf(unified ? "%c%s\n" : "%c %s\n", mark, s->lines[from]);
        if (s->open_end && from == s->n - 1)
            puts("\\ No newline at end of file");
    }
}

static void note(long i0, long i, long j0, long j)
{
    if (count % 32 == 0)
        changes = realloc(changes, (count + 32) * sizeof *changes);
    changes[count++] = (struct change){i0, i, j0, j};
}

/* A range in the head of a hunk. */
static void span(long from, long to)
{
    if (to - from == 1)
        printf("%ld", to);
    else
        printf("%ld,%ld", to > from ? from + 1 : to, to - from);
}

/* Changes with up to 2 * CONTEXT lines between them are one hunk. */
static void hunks(const struct side *a, const struct side *b)
{
    enum { CONTEXT = 3 };
    long first, last, k;
    for (first = 0; first < count; first = last) {
        long i, i0 = changes[first].i0 - CONTEXT, j0, i1, j1;
        for (last = first + 1; last < count && changes[last].i0 - changes[last - 1].i <= 2 * CONTEXT; last++)
            ;
        i0 = i0 < 0 ? 0 : i0;
        j0 = changes[first].j0 - (changes[first].i0 - i0);
        i1 = changes[last - 1].i + CONTEXT;
        i1 = i1 > a->n ? a->n : i1;
        j1 = changes[last - 1].j + (i1 - changes[last - 1].i);
        printf("@@ -");
        span(i0, i1);
        printf(" +");
        span(j0, j1);
        puts(" @@");
        for (i = i0, k = first; k < last; k++) {
            part(a, i, changes[k].i0, ' ');
            part(a, changes[k].i0, changes[k].i, '-');
            part(b, changes[k].j0, changes[k].j, '+');
            i = changes[k].i;
        }
        part(a, i, i1, ' ');
    }
}

static void head(const char *mark, const struct side *s, const char *label)
{
    struct stat st;
    char when[64];
    if (label) {
        printf("%s %s\n", mark, label);
        return;
    }
    if (strcmp(s->name, "-") == 0 || stat(s->name, &st) != 0)
        clock_gettime(CLOCK_REALTIME, &st.st_mtim);
    strftime(when, sizeof when, "%Y-%m-%d %H:%M:%S", localtime(&st.st_mtim.tv_sec));
    printf("%s %s\t%s.%09ld +0000\n", mark, s->name, when, st.st_mtim.tv_nsec);
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
                note(i0, i, j0, j);
            i0 = ++i;
            j0 = ++j;
        } else if (j >= b->n || (i < a->n && most[(i + 1) * width + j] >= most[i * width + j + 1]))
            i++;
        else
            j++;
    }
    if (i > i0 || j > j0)
        note(i0, i, j0, j);
    free(most);
    if (unified) {
        hunks(a, b);
        return;
    }
    for (i = 0; i < count; i++)
        change(a, changes[i].i0, changes[i].i, b, changes[i].j0, changes[i].j);
}

static int run(int argc, char **argv, char **envp)
{
    static const struct option options[] = {
        {"label", required_argument, NULL, 'L'}, {"unified", no_argument, NULL, 'u'}, {"brief", no_argument, NULL, 'q'}, {0}};
    struct side a = {0}, b = {0};
    const char *labels[2] = {NULL, NULL};
    int c, brief = 0, tell = 0, named = 0, differ;
    long i;
    while ((c = getopt_long(argc, argv, "qsiwbu", options, NULL)) != -1)
        switch (c) {
        case 'u': unified = 1; break;
        case 'L': labels[named++ & 1] = optarg; break;
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
    else if (differ) {
        if (unified) {
            head("---", &a, labels[0]);
            head("+++", &b, labels[1]);
        }
        compare(&a, &b);
    } else if (tell)
        printf("Files %s and %s are identical\n", a.name, b.name);
    return differ;
}

void __bin_diff(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
