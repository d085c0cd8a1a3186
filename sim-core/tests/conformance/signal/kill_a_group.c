/* Signals to process groups; handlers that end the members. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int number;

static void ends(int signal)
{
    _exit(10 + number);
}

int main(void)
{
    int fds[2], i, status;
    pid_t leader = 0, others[2];
    char c;
    pipe(fds);
    for (i = 0; i < 4; i++) {
        pid_t pid;
        number = i;
        pid = fork();
        if (pid == 0) {
            signal(SIGTERM, ends);
            signal(SIGUSR1, ends);
            setpgid(0, leader);
            write(fds[1], "r", 1);
            for (;;)
                pause();
        }
        if (i == 0)
            leader = pid;
        read(fds[0], &c, 1);
    }
    printf("groups: %d %d\n", getpgid(leader) == leader, getpgrp() == leader);
    kill(-leader, SIGTERM);
    for (i = 0; i < 4; i++) {
        waitpid(-leader, &status, 0);
        c += WEXITSTATUS(status);
    }
    printf("sum of codes %d\n", c - 'r');
    printf("%d", waitpid(-leader, &status, 0));
    printf(" %s\n", strerror(errno));
    printf("%d", killpg(leader, 0));
    printf(" %s\n", strerror(errno));
    /* kill(0): the own group, oneself too. */
    setpgid(0, 0);
    signal(SIGUSR2, SIG_IGN);
    for (i = 0; i < 2; i++) {
        number = 10 + i;
        others[i] = fork();
        if (others[i] == 0) {
            signal(SIGUSR2, ends);
            write(fds[1], "r", 1);
            for (;;)
                pause();
        }
        read(fds[0], &c, 1);
    }
    kill(0, SIGUSR2);
    for (i = 0; i < 2; i++) {
        waitpid(others[i], &status, 0);
        printf("%d\n", WEXITSTATUS(status));
    }
    return 0;
}
