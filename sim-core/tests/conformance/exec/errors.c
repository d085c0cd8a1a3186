/* exec that fails returns: ENOENT, EACCES, EFAULT, ENAMETOOLONG, ENOTDIR. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void failed(const char *what)
{
    printf("%s: %s\n", what, strerror(errno));
}

int main(void)
{
    char name[5000];
    char *args[] = {"x", NULL};
    execl("/no/such/file", "x", NULL);
    failed("no directory");
    execl("/bin/no-such-command", "x", NULL);
    failed("no file");
    execlp("no-such-command", "x", NULL);
    failed("not in PATH");
    execl("", "x", NULL);
    failed("empty");
    execlp("", "x", NULL);
    failed("empty, PATH");
    execl("/tmp", "x", NULL);
    failed("a directory");
    execl("/etc/passwd", "x", NULL);
    failed("no right to");
    execl("/bin/sh/x", "x", NULL);
    failed("below a file");
    execv((char *)16, args);
    failed("bad path");
    execv("/bin/true", (char **)16);
    failed("bad arguments");
    memset(name, 'n', sizeof name);
    name[4999] = 0;
    execv(name, args);
    failed("a long path");
    name[300] = 0;
    execv(name, args);
    failed("a long name");
    execvp(name, args);
    failed("a long name, PATH");
    return 0;
}
