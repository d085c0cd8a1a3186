/* posix_spawn with file actions: a pipeline, files opened and closed, errors. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void ended(const char *what, int r, pid_t pid)
{
    int status;
    if (r) {
        printf("%s: %s\n", what, strerror(r));
        return;
    }
    waitpid(pid, &status, 0);
    printf("%s: exit %d\n", what, WEXITSTATUS(status));
}

int main(void)
{
    posix_spawn_file_actions_t fa;
    pid_t pid, a, b;
    int fd[2], r;
    char *echo[] = {"echo", "spawned", NULL}, *tr[] = {"tr", "a-z", "A-Z", NULL}, *cat[] = {"cat", NULL}, *no[] = {"false", NULL};
    setbuf(stdout, NULL);
    printf("sizes: %zu %zu\n", sizeof fa, sizeof(posix_spawnattr_t));
    r = posix_spawn(&pid, "/bin/echo", NULL, NULL, echo, environ);
    ended("echo", r, pid);
    r = posix_spawnp(&pid, "false", NULL, NULL, no, environ);
    ended("false", r, pid);
    errno = 0;
    pid = 77;
    r = posix_spawn(&pid, "/bin/no-such-program", NULL, NULL, echo, environ);
    ended("no such program", r, pid);
    printf("pid %d, errno %d\n", pid, errno);
    r = posix_spawnp(&pid, "no-such-program", NULL, NULL, echo, environ);
    ended("no such program in PATH", r, pid);
    r = posix_spawn(&pid, "/tmp", NULL, NULL, echo, environ);
    ended("a directory", r, pid);

    /* echo spawned | tr a-z A-Z */
    pipe(fd);
    posix_spawn_file_actions_init(&fa);
    posix_spawn_file_actions_adddup2(&fa, fd[1], 1);
    posix_spawn_file_actions_addclose(&fa, fd[0]);
    posix_spawn_file_actions_addclose(&fa, fd[1]);
    posix_spawn_file_actions_addclose(&fa, fd[1]);
    r = posix_spawnp(&a, "echo", &fa, NULL, echo, environ);
    posix_spawn_file_actions_destroy(&fa);
    posix_spawn_file_actions_init(&fa);
    posix_spawn_file_actions_adddup2(&fa, fd[0], 0);
    posix_spawn_file_actions_addclose(&fa, fd[0]);
    posix_spawn_file_actions_addclose(&fa, fd[1]);
    int r2 = posix_spawnp(&b, "tr", &fa, NULL, tr, environ);
    close(fd[0]);
    close(fd[1]);
    ended("tr", r2, b);
    ended("echo", r, a);
    posix_spawn_file_actions_destroy(&fa);

    /* echo spawned > spawn.tmp; cat < spawn.tmp */
    posix_spawn_file_actions_init(&fa);
    posix_spawn_file_actions_addopen(&fa, 1, "spawn.tmp", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    r = posix_spawnp(&pid, "echo", &fa, NULL, echo, environ);
    ended("to a file", r, pid);
    posix_spawn_file_actions_destroy(&fa);
    posix_spawn_file_actions_init(&fa);
    posix_spawn_file_actions_addopen(&fa, 0, "spawn.tmp", O_RDONLY, 0);
    r = posix_spawnp(&pid, "cat", &fa, NULL, cat, environ);
    ended("from a file", r, pid);
    unlink("spawn.tmp");
    r = posix_spawnp(&pid, "cat", &fa, NULL, cat, environ);
    ended("the file has gone", r, pid);
    printf("children left: %d\n", waitpid(-1, NULL, WNOHANG));
    posix_spawn_file_actions_destroy(&fa);

    /* A descriptor with FD_CLOEXEC is kept by dup2 to itself. */
    int keep = open("spawn.tmp", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    write(keep, "kept\n", 5);
    lseek(keep, 0, SEEK_SET);
    keep = fcntl(keep, F_DUPFD_CLOEXEC, 9);
    char *sh[] = {"sh", "-c", "cat <&9", NULL};
    posix_spawn_file_actions_init(&fa);
    posix_spawn_file_actions_adddup2(&fa, 9, 9);
    r = posix_spawn(&pid, "/bin/sh", &fa, NULL, sh, environ);
    ended("dup2 to itself", r, pid);
    printf("-1: %s\n", strerror(posix_spawn_file_actions_addclose(&fa, -1)));
    posix_spawn_file_actions_adddup2(&fa, 55, 1);
    r = posix_spawn(&pid, "/bin/sh", &fa, NULL, sh, environ);
    ended("dup2 of what is not open", r, pid);
    unlink("spawn.tmp");
    return 0;
}
