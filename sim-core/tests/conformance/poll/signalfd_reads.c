/* signalfd(2): blocked signals as data, with who sent them and what for. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    struct signalfd_siginfo info, several[4];
    sigset_t set;
    pid_t child;
    int n, i, fd, other;
    setvbuf(stdout, NULL, _IONBF, 0);
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGCHLD);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    fd = signalfd(-1, &set, SFD_CLOEXEC);

    kill(getpid(), SIGINT);
    n = read(fd, &info, sizeof info);
    printf("%d bytes: signal %d, code %d, from myself %d\n", n, info.ssi_signo, info.ssi_code, info.ssi_pid == getpid());

    child = fork();
    if (child == 0)
        _exit(5);
    struct pollfd p = {fd, POLLIN, 0};
    n = poll(&p, 1, -1);
    printf("poll %d, events %x\n", n, p.revents);
    read(fd, &info, sizeof info);
    printf("SIGCHLD %d, exited %d, status %d, my child %d\n", info.ssi_signo == SIGCHLD, info.ssi_code == CLD_EXITED,
           info.ssi_status, info.ssi_pid == child);
    waitpid(child, NULL, 0);

    sigqueue(getpid(), SIGUSR1, (union sigval){.sival_int = 99});
    kill(getpid(), SIGINT);
    n = read(fd, several, sizeof several);
    printf("%d at once:", n / (int)sizeof info);
    for (i = 0; i < n / (int)sizeof info; i++)
        printf(" %d (%d)", several[i].ssi_signo, several[i].ssi_int);
    printf("\n");

    other = signalfd(-1, &set, SFD_NONBLOCK);
    n = read(other, &info, sizeof info);
    printf("none: %d %s\n", n, strerror(errno));
    sigdelset(&set, SIGINT);
    n = signalfd(other, &set, 0);
    printf("another set for the same descriptor: %d\n", n == other);
    kill(getpid(), SIGINT);
    n = read(other, &info, sizeof info);
    printf("not in it: %d %s\n", n, strerror(errno));
    child = fork();
    if (child == 0) {
        n = read(other, &info, sizeof info);
        printf("the parent's signal is not the child's: %d %s\n", n, strerror(errno));
        _exit(0);
    }
    waitpid(child, NULL, 0);
    read(fd, &info, sizeof info);
    printf("signal %d was still pending\n", info.ssi_signo);
    read(fd, &info, sizeof info);
    printf("and SIGCHLD: %d\n", info.ssi_signo == SIGCHLD);
    child = fork();
    if (child == 0) {
        usleep(2000);
        kill(getppid(), SIGUSR1);
        _exit(0);
    }
    read(fd, &info, sizeof info);
    printf("signal %d from the child %d\n", info.ssi_signo, info.ssi_pid == child);
    return 0;
}
