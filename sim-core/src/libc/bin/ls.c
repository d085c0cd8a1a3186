/* ls(1) as coreutils 9.1 has it, in the C locale: which files, in which order. What is said of
   each is in ls_long.c. */
#include <bits/command.h>
#include <dirent.h>
#include <getopt.h>
#include <sys/stat.h>

struct __ls_options __ls;
static int status, listed_before, headers;

static int newest(const struct __listed *a, const struct __listed *b)
{
    long x = __ls.when == 'u' ? a->atime : __ls.when == 'c' ? a->ctime : a->mtime;
    long y = __ls.when == 'u' ? b->atime : __ls.when == 'c' ? b->ctime : b->mtime;
    if (x != y)
        return x < y ? 1 : -1;
    return a->mtime_ns < b->mtime_ns ? 1 : a->mtime_ns > b->mtime_ns ? -1 : 0;
}

static int order(const void *pa, const void *pb)
{
    const struct __listed *a = *(struct __listed *const *)pa, *b = *(struct __listed *const *)pb;
    int r = 0;
    if (__ls.sort == 't')
        r = newest(a, b);
    else if (__ls.sort == 'S')
        r = a->size < b->size ? 1 : a->size > b->size ? -1 : 0;
    else if (__ls.sort == 'X') {
        const char *x = strrchr(a->name, '.'), *y = strrchr(b->name, '.');
        r = strcmp(x ? x : "", y ? y : "");
    }
    if (r == 0)
        r = strcmp(a->name, b->name);
    return __ls.reversed ? -r : r;
}

static void *need(void *p)
{
    if (p == NULL) {
        error(0, 0, "memory exhausted");
        exit(2);
    }
    return p;
}

/* A name of a directory, or of the command line; NULL if there is no such file. */
static struct __listed *look(const char *dir, const char *name, unsigned type, unsigned long ino, int argument)
{
    struct __listed *f = need(calloc(1, sizeof *f));
    struct stat st;
    int stated = argument || __ls.longer || __ls.blocks || __ls.sort == 't' || __ls.sort == 'S' || __ls.classify || __ls.deref
                 || (type == DT_UNKNOWN && (__ls.recursive || __ls.slash));
    int follow = __ls.deref, r;
    f->name = need(strdup(name));
    f->path = f->name;
    if (dir && strcmp(dir, "."))
        if (asprintf(&f->path, dir[strlen(dir) - 1] == '/' ? "%s%s" : "%s/%s", dir, name) < 0)
            need(NULL);
    f->type = type;
    f->ino = ino;
    if (!stated)
        return f;
    r = follow ? stat(f->path, &st) : lstat(f->path, &st);
    if (r == 0 && argument && !follow && !__ls.longer && !__ls.itself && !__ls.classify && S_ISLNK(st.st_mode)) {
        struct stat behind; /* a link to a directory stands for it */
        if (stat(f->path, &behind) == 0 && S_ISDIR(behind.st_mode))
            st = behind;
    }
    if (r < 0) {
        error(0, errno, "cannot access '%s'", f->path);
        status = argument ? 2 : status ? status : 1;
        free(f);
        return NULL;
    }
    f->type = st.st_mode >> 12;
    f->mode = st.st_mode;
    f->ino = st.st_ino;
    f->nlink = st.st_nlink;
    f->uid = st.st_uid;
    f->gid = st.st_gid;
    f->rdev = st.st_rdev;
    f->size = st.st_size;
    f->blocks = st.st_blocks;
    f->mtime = st.st_mtime;
    f->atime = st.st_atime;
    f->ctime = st.st_ctime;
    f->mtime_ns = st.st_mtim.tv_nsec;
    if (f->type == DT_LNK && __ls.longer) {
        static char target[4096];
        ssize_t n = readlink(f->path, target, sizeof target - 1);
        if (n >= 0) {
            target[n] = 0;
            f->target = need(strdup(target));
        }
    }
    return f;
}

static void list(const char *path, int argument)
{
    DIR *dir = opendir(path);
    struct dirent *entry;
    struct __listed **files = NULL, *f;
    size_t count = 0, i;
    if (dir == NULL) {
        error(0, errno, "cannot open directory '%s'", path);
        status = argument ? 2 : status ? status : 1;
        return;
    }
    if (headers || __ls.recursive) {
        printf("%s%s:\n", listed_before ? "\n" : "", path);
    }
    listed_before = 1;
    while ((entry = readdir(dir))) {
        const char *name = entry->d_name;
        int dots = !strcmp(name, ".") || !strcmp(name, "..");
        if (name[0] == '.' && !__ls.all && (!__ls.almost || dots))
            continue;
        f = look(path, name, entry->d_type, entry->d_ino, 0);
        if (f == NULL)
            continue;
        files = need(realloc(files, (count + 1) * sizeof *files));
        files[count++] = f;
    }
    closedir(dir);
    if (!__ls.unsorted)
        qsort(files, count, sizeof *files, order);
    __ls_show(files, count, 1);
    if (__ls.recursive)
        for (i = 0; i < count; i++)
            if (files[i]->type == DT_DIR && strcmp(files[i]->name, ".") && strcmp(files[i]->name, "..")) {
                char *deeper;
                if (asprintf(&deeper, path[strlen(path) - 1] == '/' ? "%s%s" : "%s/%s", path, files[i]->name) < 0)
                    need(NULL);
                list(deeper, 0);
                free(deeper);
            }
    free(files);
}

static int option(int c)
{
    switch (c) {
    case 'a': __ls.all = 1; break;
    case 'A': __ls.almost = 1; break;
    case 'd': __ls.itself = 1; break;
    case 'l': __ls.longer = 1; break;
    case '1': __ls.columns = __ls.commas = 0; break;
    case 'C': __ls.columns = 1; __ls.longer = 0; break;
    case 'm': __ls.commas = 1; __ls.longer = 0; break;
    case 'i': __ls.inode = 1; break;
    case 's': __ls.blocks = 1; break;
    case 'h': __ls.human = 1; break;
    case 'n': __ls.longer = __ls.numeric = 1; break;
    case 'F': __ls.classify = 1; break;
    case 'p': __ls.slash = 1; break;
    case 'g': __ls.longer = __ls.no_owner = 1; break;
    case 'o': __ls.longer = __ls.no_group = 1; break;
    case 'G': __ls.no_group = 1; break;
    case 'r': __ls.reversed = 1; break;
    case 't': case 'S': case 'X': __ls.sort = c; break;
    case 'u': case 'c': __ls.when = c; break;
    case 'f': __ls.all = __ls.unsorted = 1; break;
    case 'U': __ls.unsorted = 1; break;
    case 'R': __ls.recursive = 1; break;
    case 'L': __ls.deref = 1; break;
    case 'Q': __ls.quoted = 1; break;
    case 'N': case 'k': case 'v': case 'w': case 1: break;
    default: return 0;
    }
    return 1;
}

static int run(int argc, char **argv, char **envp)
{
    static const struct option longs[] = {{"all", 0, NULL, 'a'}, {"almost-all", 0, NULL, 'A'}, {"directory", 0, NULL, 'd'},
        {"inode", 0, NULL, 'i'}, {"size", 0, NULL, 's'}, {"human-readable", 0, NULL, 'h'}, {"recursive", 0, NULL, 'R'},
        {"reverse", 0, NULL, 'r'}, {"numeric-uid-gid", 0, NULL, 'n'}, {"no-group", 0, NULL, 'G'}, {"classify", 2, NULL, 'F'},
        {"dereference", 0, NULL, 'L'}, {"color", 2, NULL, 1}, {"quote-name", 0, NULL, 'Q'}, {NULL, 0, NULL, 0}};
    struct __listed **files;
    char **dirs;
    size_t count = 0, many = 0, i;
    int c, operands;
    __ls.columns = isatty(1);
    while ((c = getopt_long(argc, argv, "aAdl1CmisnhFpgoGrtSXucfURLQNkvw:", longs, NULL)) != -1)
        if (!option(c))
            return __cmd_usage(2);
    if (__ls.when && !__ls.longer && !__ls.sort)
        __ls.sort = 't';
    operands = argc - optind;
    if (operands == 0 && !__ls.itself) {
        list(".", 1);
        return status;
    }
    files = need(malloc((operands + 1) * sizeof *files));
    dirs = need(malloc((operands + 1) * sizeof *dirs));
    for (i = 0; i < (operands ? operands : 1); i++) {
        struct __listed *f = look(NULL, operands ? argv[optind + i] : ".", DT_UNKNOWN, 0, 1);
        if (f)
            files[count++] = f;
    }
    if (!__ls.unsorted)
        qsort(files, count, sizeof *files, order);
    for (i = 0, c = 0; i < count; i++)
        if (files[i]->type == DT_DIR && !__ls.itself)
            dirs[many++] = files[i]->name;
        else
            files[c++] = files[i];
    if (c)
        __ls_show(files, c, 0);
    listed_before = c > 0;
    headers = operands > 1;
    for (i = 0; i < many; i++)
        list(dirs[i], 1);
    return status;
}

void __bin_ls(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
