/* find(1), with -name, -iname, -type, -size, -empty, -maxdepth, -mindepth, -not, -o, -print and -delete. */
#define _GNU_SOURCE
#include <bits/command.h>
#include <dirent.h>
#include <fnmatch.h>
#include <sys/stat.h>

static char **tests;
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
    return status;
}

void __bin_find(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
