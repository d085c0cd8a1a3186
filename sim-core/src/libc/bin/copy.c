/* Copying a file or a tree, for cp(1) and for mv(1): coreutils' copy.c. */
#include <bits/command.h>
#include <dirent.h>
#include <sys/stat.h>

static int copy_data(const char *from, const char *to, const struct stat *st, int keep)
{
    char buf[32768];
    struct stat there;
    int in, out, status = 0;
    ssize_t n;
    if (stat(to, &there) == 0 && there.st_dev == st->st_dev && there.st_ino == st->st_ino) {
        error(0, 0, "'%s' and '%s' are the same file", from, to);
        return 1;
    }
    in = open(from, O_RDONLY);
    if (in < 0)
        return __cmd_unreadable("cannot open '%s' for reading", from);
    out = open(to, O_WRONLY | O_CREAT | O_TRUNC, st->st_mode & 0777);
    if (out < 0) {
        close(in);
        return __cmd_unreadable("cannot create regular file '%s'", to);
    }
    while ((n = read(in, buf, sizeof buf)) > 0)
        if (write(out, buf, n) != n) {
            status = __cmd_unreadable("error writing '%s'", to);
            break;
        }
    if (n < 0)
        status = __cmd_unreadable("error reading '%s'", from);
    if (keep) {
        struct timespec times[2] = {st->st_atim, st->st_mtim};
        fchmod(out, st->st_mode & 07777);
        futimens(out, times);
    }
    close(in);
    close(out);
    return status;
}

static int copy_tree(const char *from, const char *to, const struct stat *st, int keep, int talk)
{
    DIR *dir = opendir(from);
    struct dirent *entry;
    int status = 0;
    size_t n = strlen(from);
    if (dir == NULL)
        return __cmd_unreadable("cannot access '%s'", from);
    if (strncmp(from, to, n) == 0 && to[n] == '/') {
        closedir(dir);
        error(0, 0, "cannot copy a directory, '%s', into itself, '%s'", from, to);
        return 1;
    }
    if (!__cmd_is_directory(to)) {
        if (mkdir(to, (st->st_mode & 0777) | 0700) < 0) {
            closedir(dir);
            return __cmd_unreadable("cannot create directory '%s'", to);
        }
        if (talk)
            printf("'%s' -> '%s'\n", from, to);
    }
    while ((entry = readdir(dir))) {
        char *a, *b;
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        if (asprintf(&a, "%s/%s", from, entry->d_name) < 0 || asprintf(&b, "%s/%s", to, entry->d_name) < 0)
            exit(1);
        status |= __cmd_copy(a, b, 1, keep, talk);
        free(a);
        free(b);
    }
    closedir(dir);
    if (keep)
        chmod(to, st->st_mode & 07777);
    return status;
}

int __cmd_copy(const char *from, const char *to, int deep, int keep, int talk)
{
    struct stat st;
    if ((deep ? lstat(from, &st) : stat(from, &st)) < 0)
        return __cmd_unreadable("cannot stat '%s'", from);
    if (S_ISDIR(st.st_mode)) {
        if (!deep) {
            error(0, 0, "-r not specified; omitting directory '%s'", from);
            return 1;
        }
        return copy_tree(from, to, &st, keep, talk);
    }
    if (__cmd_is_directory(to)) {
        error(0, 0, "cannot overwrite directory '%s' with non-directory", to);
        return 1;
    }
    if (talk)
        printf("'%s' -> '%s'\n", from, to);
    if (S_ISLNK(st.st_mode)) {
        static char target[4096];
        ssize_t n = readlink(from, target, sizeof target - 1);
        target[n < 0 ? 0 : n] = 0;
        unlink(to);
        return symlink(target, to) < 0 ? __cmd_unreadable("cannot create symbolic link '%s'", to) : 0;
    }
    if (S_ISFIFO(st.st_mode) && deep)
        return mkfifo(to, st.st_mode & 0777) < 0 ? __cmd_unreadable("cannot create fifo '%s'", to) : 0;
    return copy_data(from, to, &st, keep);
}
