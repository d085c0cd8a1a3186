/* ftw(3), nftw(3): io/ftw.c. */
#include <bits/lib.h>
#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct walk {
    int flags, new; /* new: nftw */
    __ftw_func_t old_f;
    __nftw_func_t new_f;
    dev_t dev;
    int home; /* FTW_CHDIR: where the walk began */
    struct directory { dev_t dev; ino_t ino; } *seen; /* without FTW_PHYS: the directories so far */
    size_t count;
    char path[4096];
};

static int tell(struct walk *w, const struct stat *st, int kind, int base, int level)
{
    struct FTW at = {base, level};
    if (w->new)
        return w->new_f(w->path, st, kind, &at);
    return w->old_f(w->path, st, kind == FTW_SLN ? FTW_NS : kind == FTW_SL ? FTW_F : kind);
}

/* FTW_CHDIR: goes to the first n bytes of the path, a directory, and so to where they are no more. */
static int go(struct walk *w, size_t n)
{
    int c = w->path[n], r;
    if (!(w->flags & FTW_CHDIR))
        return 0;
    if (fchdir(w->home) < 0)
        return -1;
    w->path[n] = 0;
    r = n ? chdir(w->path) : 0;
    w->path[n] = c;
    return r;
}

/* Without FTW_PHYS a directory is entered once, however many links lead to it: find_object, add_object.
   1 if it is new, 0 if not, -1 without memory. */
static int is_new(struct walk *w, const struct stat *st)
{
    struct directory *more;
    size_t i;
    if (w->flags & FTW_PHYS)
        return 1;
    for (i = 0; i < w->count; i++)
        if (w->seen[i].dev == st->st_dev && w->seen[i].ino == st->st_ino)
            return 0;
    more = realloc(w->seen, (w->count + 1) * sizeof *more);
    if (more == NULL)
        return -1;
    w->seen = more;
    more[w->count].dev = st->st_dev;
    more[w->count++].ino = st->st_ino;
    return 1;
}

static int visit(struct walk *w, int base, int level)
{
    struct stat st;
    int kind, r = 0;
    size_t n = strlen(w->path), start;
    DIR *dir;
    char **names = NULL;
    size_t count = 0, k;
    const char *name = w->flags & FTW_CHDIR ? w->path + base : w->path;
    if ((w->flags & FTW_PHYS ? lstat(name, &st) : stat(name, &st)) < 0) {
        if (errno != 13 && errno != 2)
            return -1;
        if (!(w->flags & FTW_PHYS) && errno == 2 && lstat(name, &st) == 0 && S_ISLNK(st.st_mode))
            kind = FTW_SLN;
        else {
            if (level == 0)
                return -1;
            memset(&st, 0, sizeof st);
            kind = FTW_NS;
        }
        return tell(w, &st, kind, base, level);
    }
    if (level == 0)
        w->dev = st.st_dev;
    if (w->flags & FTW_MOUNT && st.st_dev != w->dev)
        return 0;
    if (S_ISLNK(st.st_mode))
        return tell(w, &st, FTW_SL, base, level);
    if (!S_ISDIR(st.st_mode))
        return tell(w, &st, FTW_F, base, level);
    if ((r = is_new(w, &st)) <= 0)
        return r;
    r = 0;
    dir = opendir(name);
    if (dir == NULL)
        return errno == 13 ? tell(w, &st, FTW_DNR, base, level) : -1;
    if (!(w->flags & FTW_DEPTH))
        r = tell(w, &st, FTW_D, base, level);
    if (r) {
        closedir(dir);
        return w->flags & FTW_ACTIONRETVAL && r == FTW_SKIP_SUBTREE ? 0 : r;
    }
    for (struct dirent *d; (d = readdir(dir));)
        if (strcmp(d->d_name, ".") && strcmp(d->d_name, "..")) {
            names = realloc(names, (count + 1) * sizeof *names);
            if (names == NULL || (names[count++] = strdup(d->d_name)) == NULL) {
                closedir(dir);
                return -1;
            }
        }
    closedir(dir);
    start = n && w->path[n - 1] == '/' ? n : n + 1;
    if (r == 0)
        r = go(w, n);
    for (k = 0; k < count; k++) {
        if (r == 0 && start + strlen(names[k]) < sizeof w->path) {
            w->path[start - 1] = '/';
            strcpy(w->path + start, names[k]);
            r = visit(w, start, level + 1);
            if (w->flags & FTW_ACTIONRETVAL && r == FTW_SKIP_SUBTREE)
                r = 0;
            if (r == 0)
                r = go(w, n);
        }
        free(names[k]);
    }
    free(names);
    w->path[n] = 0;
    if (w->flags & FTW_ACTIONRETVAL && r == FTW_SKIP_SIBLINGS)
        r = 0;
    /* With FTW_CHDIR it is still in the directory itself. */
    if (r == 0 && w->flags & FTW_DEPTH)
        r = tell(w, &st, FTW_DP, base, level);
    if (r == 0)
        r = go(w, base);
    return r;
}

static int end(struct walk *w, int result)
{
    free(w->seen);
    free(w);
    return result;
}

static int start(struct walk *w, const char *dir)
{
    size_t n = strlen(dir), base;
    int r;
    if (n == 0 || n >= sizeof w->path) {
        errno = n ? 36 : 2; /* ENAMETOOLONG, ENOENT */
        return end(w, -1);
    }
    strcpy(w->path, dir);
    while (n > 1 && w->path[n - 1] == '/')
        w->path[--n] = 0;
    for (base = n; base > 0 && w->path[base - 1] != '/'; base--)
        ;
    w->home = -1;
    if (w->flags & FTW_CHDIR && (w->home = open(".", O_RDONLY | O_DIRECTORY)) < 0) {
        return end(w, -1);
    }
    r = go(w, base);
    if (r == 0)
        r = visit(w, base, 0);
    if (w->home >= 0) {
        int error = errno;
        fchdir(w->home);
        close(w->home);
        errno = error;
    }
    return end(w, r);
}

int ftw(const char *dir, __ftw_func_t f, int fds)
{
    struct walk *w = calloc(1, sizeof *w);
    if (w == NULL)
        return -1;
    w->old_f = f;
    return start(w, dir);
}

int nftw(const char *dir, __nftw_func_t f, int fds, int flags)
{
    struct walk *w = calloc(1, sizeof *w);
    if (w == NULL)
        return -1;
    w->new = 1;
    w->new_f = f;
    w->flags = flags;
    return start(w, dir);
}
