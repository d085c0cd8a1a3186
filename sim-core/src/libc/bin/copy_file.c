/* Where cp and mv put a file, and how it gets there. */
#include <bits/command.h>
#include <sys/stat.h>

/* A directory stands for the name in it. */
char *__command_target(const char *from, char *to)
{
    struct stat st;
    const char *base = strrchr(from, '/');
    char *path = to;
    if (stat(to, &st) == 0 && S_ISDIR(st.st_mode))
        asprintf(&path, "%s/%s", to, base ? base + 1 : from);
    return path;
}

int __command_copy(const char *from, const char *to)
{
    static char buf[16384];
    struct stat st;
    ssize_t n;
    int in = open(from, O_RDONLY), out;
    if (in < 0 || fstat(in, &st) < 0) {
        fprintf(stderr, "cp: cannot stat '%s': %s\n", from, strerror(errno));
        return 1;
    }
    if (S_ISDIR(st.st_mode)) {
        fprintf(stderr, "cp: -r not specified; omitting directory '%s'\n", from);
        close(in);
        return 1;
    }
    out = open(to, O_WRONLY | O_CREAT | O_TRUNC, st.st_mode & 0777);
    if (out < 0) {
        fprintf(stderr, "cp: cannot create regular file '%s': %s\n", to, strerror(errno));
        close(in);
        return 1;
    }
    while ((n = read(in, buf, sizeof buf)) > 0)
        write(out, buf, n);
    close(in);
    close(out);
    return 0;
}
