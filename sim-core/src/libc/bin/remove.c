/* Removing a file or a tree, for rm(1) and for mv(1): coreutils' remove.c. */
#include <bits/command.h>
#include <dirent.h>
#include <sys/stat.h>

int __cmd_remove(const char *path, int deep, int force, int empty, int talk)
{
    struct stat st;
    const char *last = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    int status = 0, r;
    if (deep && (!strcmp(last, ".") || !strcmp(last, ".."))) {
        error(0, 0, "refusing to remove '.' or '..' directory: skipping '%s'", path);
        return 1;
    }
    if (lstat(path, &st) < 0)
        return force && errno == ENOENT ? 0 : __cmd_unreadable("cannot remove '%s'", path);
    if (S_ISDIR(st.st_mode)) {
        if (!deep && !empty) {
            errno = EISDIR;
            return __cmd_unreadable("cannot remove '%s'", path);
        }
        if (deep) {
            char **names = NULL, *deeper;
            size_t count = 0, i;
            struct dirent *entry;
            DIR *dir = opendir(path);
            while (dir && (entry = readdir(dir)))
                if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..")) {
                    names = realloc(names, (count + 1) * sizeof *names);
                    if (names == NULL || (names[count++] = strdup(entry->d_name)) == NULL)
                        exit(1);
                }
            if (dir)
                closedir(dir);
            for (i = 0; i < count; i++) {
                if (asprintf(&deeper, path[strlen(path) - 1] == '/' ? "%s%s" : "%s/%s", path, names[i]) < 0)
                    exit(1);
                status |= __cmd_remove(deeper, 1, force, 0, talk);
                free(deeper);
                free(names[i]);
            }
            free(names);
        }
        if (status)
            return status;
        r = rmdir(path);
    } else
        r = unlink(path);
    if (r < 0)
        return __cmd_unreadable("cannot remove '%s'", path);
    if (talk)
        printf(S_ISDIR(st.st_mode) ? "removed directory '%s'\n" : "removed '%s'\n", path);
    return 0;
}
