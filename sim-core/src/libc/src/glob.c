/* glob(3): posix/glob.c. Patterns in every part of a path, braces and the tilde. */
#include <bits/lib.h>
#include <dirent.h>
#include <fnmatch.h>
#include <glob.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct search {
    int flags, failed;
    int (*error)(const char *, int);
    char **list;
    size_t count;
};

int glob_pattern_p(const char *p, int quote)
{
    int open = 0;
    for (; *p; p++)
        if (*p == '?' || *p == '*' || (*p == ']' && open))
            return 1;
        else if (*p == '\\' && quote && p[1])
            p++;
        else if (*p == '[')
            open = 1;
    return 0;
}

static void found(struct search *s, const char *path)
{
    struct stat st;
    int slash = s->flags & GLOB_MARK && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
    size_t n = strlen(path);
    char **list = realloc(s->list, (s->count + 1) * sizeof *list), *copy;
    if (list)
        s->list = list;
    copy = malloc(n + 2);
    if (list == NULL || copy == NULL) {
        s->failed = GLOB_NOSPACE;
        return;
    }
    memcpy(copy, path, n + 1);
    if (slash && n && path[n - 1] != '/')
        strcat(copy, "/");
    s->list[s->count++] = copy;
}

static void unescape(char *text, int flags)
{
    char *to = text;
    for (; *text; text++) {
        if (*text == '\\' && !(flags & GLOB_NOESCAPE) && text[1])
            text++;
        *to++ = *text;
    }
    *to = 0;
}

/* Everything below `path` (which ends with a slash, or is empty) that the rest matches. */
static void search(struct search *s, char *path, size_t n, const char *rest)
{
    char part[256];
    const char *slash = strchr(rest, '/');
    size_t len = slash ? (size_t)(slash - rest) : strlen(rest);
    struct stat st;
    if (s->failed || len >= sizeof part || n + len + 2 >= 4096)
        return;
    if (len == 0 && slash) {
        path[n] = '/';
        path[n + 1] = 0;
        if (slash[1])
            search(s, path, n + 1, slash + 1);
        else if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
            found(s, path);
        return;
    }
    memcpy(part, rest, len);
    part[len] = 0;
    if (!glob_pattern_p(part, !(s->flags & GLOB_NOESCAPE))) {
        unescape(part, s->flags);
        strcpy(path + n, part);
        if (slash) {
            strcat(path, "/");
            if (slash[1] == 0 ? stat(path, &st) == 0 : 1) {
                if (slash[1])
                    search(s, path, strlen(path), slash + 1);
                else
                    found(s, path);
            }
        } else if (lstat(path, &st) == 0)
            found(s, path);
    } else {
        DIR *dir;
        struct dirent *d;
        int how = (s->flags & GLOB_NOESCAPE ? FNM_NOESCAPE : 0) | (s->flags & GLOB_PERIOD ? 0 : FNM_PERIOD);
        path[n] = 0;
        dir = opendir(n ? path : ".");
        if (dir == NULL) {
            if (errno != 20 && errno != 2 && ((s->error && s->error(n ? path : ".", errno)) || s->flags & GLOB_ERR))
                s->failed = GLOB_ABORTED;
            return;
        }
        while (!s->failed && (d = readdir(dir))) {
            if (fnmatch(part, d->d_name, how) || n + strlen(d->d_name) + 2 >= 4096)
                continue;
            if ((slash || s->flags & GLOB_ONLYDIR) && d->d_type != DT_DIR && d->d_type != DT_LNK && d->d_type != DT_UNKNOWN)
                continue;
            strcpy(path + n, d->d_name);
            if (slash == NULL) {
                found(s, path);
                continue;
            }
            strcat(path, "/");
            if (slash[1])
                search(s, path, strlen(path), slash + 1);
            else if (stat(path, &st) == 0)
                found(s, path);
        }
        closedir(dir);
    }
    path[n] = 0;
}

static int order(const void *a, const void *b)
{
    return strcoll(*(char *const *)a, *(char *const *)b);
}

/* One pattern without braces. */
static void one(struct search *s, const char *pattern)
{
    char path[4096], whole[4096];
    size_t from = s->count;
    *path = 0;
    if (s->flags & (GLOB_TILDE | GLOB_TILDE_CHECK) && *pattern == '~') {
        const char *end = strchrnul(pattern, '/'), *home = NULL;
        char name[64];
        struct passwd *pw;
        if (end == pattern + 1)
            home = getenv("HOME");
        else if (end - pattern < 64) {
            memcpy(name, pattern + 1, end - pattern - 1);
            name[end - pattern - 1] = 0;
            pw = getpwnam(name);
            home = pw ? pw->pw_dir : NULL;
        }
        if (home && strlen(home) + strlen(end) < sizeof whole) {
            strcpy(whole, home);
            strcat(whole, end);
            pattern = whole;
        }
    }
    search(s, path, 0, pattern);
    if (!(s->flags & GLOB_NOSORT))
        qsort(s->list + from, s->count - from, sizeof *s->list, order);
}

/* Opens the first braces, and what is within. */
static void braces(struct search *s, const char *pattern, int depth)
{
    const char *open = s->flags & GLOB_BRACE ? strchr(pattern, '{') : NULL, *p, *start;
    int level = 0;
    if (open && open[1] == '}')
        open = NULL;
    if (open == NULL || depth > 20) {
        one(s, pattern);
        return;
    }
    for (p = open; *p; p++)
        if (*p == '{')
            level++;
        else if (*p == '}' && --level == 0)
            break;
    if (*p == 0) {
        one(s, pattern);
        return;
    }
    for (start = open + 1, level = 0;; start++) {
        char text[4096];
        const char *end = start;
        for (; end < p && (level || *end != ','); end++)
            level += *end == '{' ? 1 : *end == '}' ? -1 : 0;
        if ((size_t)(open - pattern) + (end - start) + strlen(p) < sizeof text) {
            memcpy(text, pattern, open - pattern);
            memcpy(text + (open - pattern), start, end - start);
            strcpy(text + (open - pattern) + (end - start), p + 1);
            braces(s, text, depth + 1);
        }
        start = end;
        if (end >= p)
            break;
    }
}

int glob(const char *pattern, int flags, int (*error)(const char *, int), glob_t *to)
{
    struct search s = {flags, 0, error, NULL, 0};
    size_t before = flags & GLOB_APPEND ? to->gl_pathc : 0, offs = flags & GLOB_DOOFFS ? to->gl_offs : 0, i;
    char **list;
    if (!(flags & GLOB_APPEND)) {
        to->gl_pathc = 0;
        to->gl_pathv = NULL;
        if (!(flags & GLOB_DOOFFS))
            to->gl_offs = 0;
    }
    braces(&s, pattern, 0);
    if (s.count == 0 && !s.failed) {
        if (flags & GLOB_NOCHECK || (flags & GLOB_NOMAGIC && !glob_pattern_p(pattern, !(flags & GLOB_NOESCAPE)))) {
            s.flags &= ~GLOB_MARK;
            found(&s, pattern);
        } else
            return GLOB_NOMATCH;
    }
    list = realloc(to->gl_pathv, (offs + before + s.count + 1) * sizeof *list);
    if (list == NULL)
        return GLOB_NOSPACE;
    if (to->gl_pathv == NULL)
        for (i = 0; i < offs; i++)
            list[i] = NULL;
    memcpy(list + offs + before, s.list, s.count * sizeof *list);
    to->gl_pathv = list;
    to->gl_pathc = before + s.count;
    list[offs + to->gl_pathc] = NULL;
    to->gl_flags = flags | (glob_pattern_p(pattern, 1) ? GLOB_MAGCHAR : 0);
    free(s.list);
    return s.failed;
}

void globfree(glob_t *to)
{
    size_t i, offs = to->gl_flags & GLOB_DOOFFS ? to->gl_offs : 0;
    if (to->gl_pathv == NULL)
        return;
    for (i = 0; i < to->gl_pathc; i++)
        free(to->gl_pathv[offs + i]);
    free(to->gl_pathv);
    to->gl_pathv = NULL;
}
