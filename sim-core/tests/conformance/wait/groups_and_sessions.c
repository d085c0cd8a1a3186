/* setpgid, setsid, getpgid, getsid: who may, and waiting for a group. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void result(const char *what, int r)
{
    printf("%s: %d %s\n", what, r, r < 0 ? strerror(errno) : "");
}

int main(void)
{
    int fds[2], status, i;
    pid_t a, b;
    char c;
    result("no such process", setpgid(99999, 0));
    result("a negative group", setpgid(0, -1));
    result("no such group", setpgid(0, 99999));
    result("getpgid", getpgid(99999));
    result("getsid", getsid(99999));
    pipe(fds);
    fflush(stdout);
    a = fork();
    if (a == 0) {
        close(fds[1]);
        read(fds[0], &c, 1);
        _exit(1);
    }
    result("a child's group", setpgid(a, a));
    b = fork();
    if (b == 0) {
        close(fds[1]);
        read(fds[0], &c, 1);
        _exit(2);
    }
    result("another one's, the same", setpgid(b, a));
    printf("%d %d\n", getpgid(a) == a, getpgid(b) == a);
    result("nobody in the own group", waitpid(0, &status, WNOHANG));
    close(fds[1]);
    for (i = 0; i < 2; i++) {
        pid_t pid = waitpid(-a, &status, 0);
        status = WEXITSTATUS(status);
        printf("one of the group: %d\n", pid == (status == 1 ? a : b));
    }
    fflush(stdout);
    if (fork() == 0) {
        result("setsid", setsid() == getpid() ? 0 : -1);
        result("once more", setsid());
        result("a leader's group", setpgid(0, 0));
        printf("%d %d\n", getsid(0) == getpid(), getpgrp() == getpid());
        fflush(stdout);
        _exit(0);
    }
    wait(&status);
    return WEXITSTATUS(status);
}
