/* find(1), with -name, -iname, -type, -size, -empty, -maxdepth, -mindepth, -not, -o, -print, -delete, -exec …
   with ; and +. */
#define _GNU_SOURCE
#include <bits/command.h>
#include <dirent.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <sys/wait.h>

/* `-exec … {} +`: the paths that wait for one call. */
struct batch {
    char **words;
    int n;
    struct batch *next;
};

static char **tests;
static struct batch *batches;
static int least, most = 1 << 20, status, quiet;

static int empty(const char *path, const struct stat *st)
{
    DIR *d;
    struct dirent *e;
    int n = 0;
    if (!S_ISDIR(st->st_mode))
        return S_ISREG(st->st_mode) && st->st_size == 0;
    if ((d = opendir(path)) == NULL)
        return 0;
    while ((e = readdir(d)))
        n++;
    closedir(d);
    return n == 2;
}

/* -size: in blocks of 512 bytes, or of what the letter says, rounded up. */
static int sized(const char *want, const struct stat *st)
{
    char *end;
    long n, unit = 512, have;
    n = strtol(want + (*want == '+' || *want == '-'), &end, 10);
    unit = *end == 'c' ? 1 : *end == 'k' ? 1024 : *end == 'M' ? 1024 * 1024 : unit;
    have = (st->st_size + unit - 1) / unit;
    return *want == '+' ? have > n : *want == '-' ? have < n : have == n;
}

/* Runs a command and waits; 0 if it ended well. */
static int execute(char **words)
{
    int how;
    pid_t pid;
    fflush(stdout);
    pid = fork();
    if (pid == 0) {
        execvp(words[0], words);
        error(1, errno, "'%s'", words[0]);
    }
    return pid < 0 || waitpid(pid, &how, 0) < 0 || how != 0;
}

/* The word with {} replaced by the path. */
static char *filled(const char *word, const char *path)
{
    char *out = strdup(""), *more;
    const char *at;
    for (; (at = strstr(word, "{}")); word = at + 2) {
        asprintf(&more, "%s%.*s%s", out, (int)(at - word), word, path);
        free(out);
        out = more;
    }
    asprintf(&more, "%s%s", out, word);
    free(out);
    return more;
}

/* Where the words of an -exec end: at ; or at a + behind {}. */
static char **end_of_command(char **t)
{
    for (; *t; t++)
        if (strcmp(*t, ";") == 0 || (strcmp(*t, "+") == 0 && strcmp(t[-1], "{}") == 0))
            return t;
    return NULL;
}

/* -exec of one file, whose words begin at t; 1 if the command ended well. */
static int run_for(char **t, char **end, const char *path)
{
    int i, n = end - t, bad;
    char **words;
    if (**end == '+') {
        struct batch *b;
        for (b = batches; b && b->words[0] != t[0]; b = b->next)
            ;
        if (b == NULL) {
            b = calloc(1, sizeof *b);
            b->next = batches;
            batches = b;
            b->words = calloc(n, sizeof *b->words);
            for (b->n = 0; b->n < n - 1; b->n++)
                b->words[b->n] = t[b->n];
        }
        b->words = realloc(b->words, (b->n + 2) * sizeof *b->words);
        b->words[b->n++] = strdup(path);
        b->words[b->n] = NULL;
        return 1;
    }
    words = calloc(n + 1, sizeof *words);
    for (i = 0; i < n; i++)
        words[i] = filled(t[i], path);
    bad = execute(words);
    for (i = 0; i < n; i++)
        free(words[i]);
    free(words);
    return !bad;
}

static int kind(const struct stat *st)
{
    return S_ISDIR(st->st_mode) ? 'd' : S_ISLNK(st->st_mode) ? 'l' : S_ISFIFO(st->st_mode) ? 'p' : S_ISREG(st->st_mode) ? 'f'
           : S_ISCHR(st->st_mode) ? 'c' : 's';
}

/* Goes through the tests for a file; -o begins another list of them. */
static void judge(const char *path, const struct stat *st)
{
    const char *name = strrchr(path, '/') && strrchr(path, '/')[1] ? strrchr(path, '/') + 1 : path;
    char **t;
    int yes = 1, no = 0;
    for (t = tests; *t; t++) {
        int was = yes;
        if (strcmp(*t, "-o") == 0) {
            if (yes)
                break;
            yes = 1;
            continue;
        }
        if (strcmp(*t, "!") == 0 || strcmp(*t, "-not") == 0) {
            no = !no;
            continue;
        }
        if (strcmp(*t, "-name") == 0)
            yes = fnmatch(*++t, name, 0) == 0;
        else if (strcmp(*t, "-iname") == 0)
            yes = fnmatch(*++t, name, FNM_CASEFOLD) == 0;
        else if (strcmp(*t, "-type") == 0)
            yes = strchr(*++t, kind(st)) != NULL;
        else if (strcmp(*t, "-size") == 0)
            yes = sized(*++t, st);
        else if (strcmp(*t, "-empty") == 0)
            yes = empty(path, st);
        else if (strcmp(*t, "-maxdepth") == 0 || strcmp(*t, "-mindepth") == 0)
            t++;
        else if (strcmp(*t, "-print") == 0) {
            if (was)
                puts(path);
        } else if (strcmp(*t, "-exec") == 0) {
            char **end = end_of_command(t + 1);
            if (was)
                yes = run_for(t + 1, end, path);
            t = end;
        } else if (strcmp(*t, "-delete") == 0 && was && remove(path) != 0) {
            error(0, errno, "cannot delete '%s'", path);
            status = 1;
        }
        yes = was && yes != no;
        no = 0;
    }
    if (yes && !quiet)
        puts(path);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void walk(const char *path, int depth, int contents_first)
{
    struct stat st;
    struct dirent **list = NULL;
    int i, n = 0;
    if (lstat(path, &st) != 0) {
        error(0, errno, "'%s'", path);
        status = 1;
        return;
    }
    if (depth >= least && !contents_first)
        judge(path, &st);
    if (S_ISDIR(st.st_mode) && depth < most && (n = scandir(path, &list, NULL, by_name)) < 0) {
        error(0, errno, "'%s'", path);
        status = 1;
    }
    for (i = 0; i < n; i++) {
        char *below;
        if (strcmp(list[i]->d_name, ".") && strcmp(list[i]->d_name, "..")) {
            asprintf(&below, "%s%s%s", path, path[strlen(path) - 1] == '/' ? "" : "/", list[i]->d_name);
            walk(below, depth + 1, contents_first);
            free(below);
        }
        free(list[i]);
    }
    free(list);
    if (depth >= least && contents_first)
        judge(path, &st);
}

static int run(int argc, char **argv, char **envp)
{
    static const char plain[] = " -empty -print -delete -not ! -o ", with[] = " -name -iname -type -size -maxdepth -mindepth ";
    int i, paths, contents_first = 0;
    for (paths = 1; paths < argc && argv[paths][0] != '-' && strcmp(argv[paths], "!"); paths++)
        ;
    tests = argv + paths;
    for (i = paths; i < argc; i++) {
        char word[32];
        int alone;
        if (strcmp(argv[i], "-exec") == 0) {
            char **end = end_of_command(argv + i + 1);
            if (end == NULL || end == argv + i + 1)
                error(1, 0, "missing argument to `-exec'");
            quiet = 1;
            i = end - argv;
            continue;
        }
        snprintf(word, sizeof word, " %s ", argv[i]);
        alone = strstr(plain, word) != NULL;
        if (!alone && strstr(with, word) == NULL)
            error(1, 0, argv[i][0] == '-' ? "unknown predicate `%s'" : "paths must precede expression: `%s'", argv[i]);
        quiet |= strcmp(argv[i], "-print") == 0 || strcmp(argv[i], "-delete") == 0;
        contents_first |= strcmp(argv[i], "-delete") == 0;
        if (alone)
            continue;
        if (i + 1 == argc)
            error(1, 0, "missing argument to `%s'", argv[i]);
        i++;
        if (strcmp(argv[i - 1], "-maxdepth") == 0)
            most = atoi(argv[i]);
        else if (strcmp(argv[i - 1], "-mindepth") == 0)
            least = atoi(argv[i]);
    }
    if (paths == 1)
        walk(".", 0, contents_first);
    for (i = 1; i < paths; i++)
        walk(argv[i], 0, contents_first);
    for (; batches; batches = batches->next)
        status |= execute(batches->words);
    return status;
}

void __bin_find(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
