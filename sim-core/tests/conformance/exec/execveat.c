/* execveat(2): a path at a directory, the file of a descriptor, and what is refused. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(int dir, const char *path, int flags)
{
    char *argv[] = {"sh", "-c", "echo ran with $0 $1", "zero", "one", NULL}, *envp[] = {NULL};
    int status;
    fflush(stdout);
    if (fork() == 0) {
        execveat(dir, path, argv, envp, flags);
        printf("%s\n", strerror(errno));
        fflush(stdout);
        _exit(9);
    }
    wait(&status);
    printf("%d\n", WEXITSTATUS(status));
}

int main(void)
{
    int bin = open("/bin", O_RDONLY | O_DIRECTORY), sh = open("/bin/sh", O_RDONLY);
    run(bin, "sh", 0);
    run(sh, "", AT_EMPTY_PATH);
    run(AT_FDCWD, "/bin/sh", 0);
    run(-1, "/bin/sh", 0);
    run(sh, "", 0);
    run(-1, "sh", 0);
    run(99, "", AT_EMPTY_PATH);
    run(bin, "", AT_EMPTY_PATH);
    run(bin, "sh", 1);
    run(bin, "no-such", 0);
    run(sh, "x", 0);
    return 0;
}
