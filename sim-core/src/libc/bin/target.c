/* Where cp, mv and ln put a file. */
#include <bits/command.h>
#include <sys/stat.h>

int __cmd_is_directory(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

const char *__cmd_target(const char *source, const char *to, int into)
{
    static char path[4400];
    size_t n = strlen(source), start;
    if (!into)
        return to;
    while (n > 1 && source[n - 1] == '/')
        n--;
    for (start = n; start > 0 && source[start - 1] != '/'; start--)
        ;
    snprintf(path, sizeof path, to[strlen(to) - 1] == '/' ? "%s%.*s" : "%s/%.*s", to, (int)(n - start), source + start);
    return path;
}
