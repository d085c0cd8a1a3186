/* sigwait, sigwaitinfo, sigtimedwait, sigqueue: the queue and its order. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void handler(int signal)
{
    printf("handler %d\n", signal);
}

int main(void)
{
    sigset_t set, one;
    siginfo_t info;
    union sigval value;
    struct timespec none = {0, 0}, some = {0, 20000000}, bad = {0, -1};
    int i, r, number;
    pid_t pid;
    sigemptyset(&set);
    for (i = 0; i < 3; i++)
        sigaddset(&set, SIGRTMIN + i);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
    for (i = 0; i < 6; i++) {
        value.sival_int = i * 10;
        sigqueue(getpid(), SIGRTMIN + (5 - i) % 3, value);
    }
    raise(SIGUSR1);
    raise(SIGUSR1);
    while ((r = sigtimedwait(&set, &info, &none)) > 0)
        if (r == SIGUSR1)
            printf("SIGUSR1 code %d\n", info.si_code);
        else
            printf("RT%d code %d value %d\n", r - SIGRTMIN, info.si_code, info.si_value.sival_int);
    printf("%d %s\n", r, strerror(errno));
    r = sigtimedwait(&set, NULL, &some);
    printf("%d %s\n", r, strerror(errno));
    r = sigtimedwait(&set, NULL, &bad);
    printf("%d %s\n", r, strerror(errno));
    fflush(stdout);
    pid = fork();
    if (pid == 0) {
        kill(getppid(), SIGUSR1);
        _exit(7);
    }
    sigemptyset(&one);
    sigaddset(&one, SIGUSR1);
    r = sigwait(&one, &number);
    printf("sigwait %d: %d\n", r, number);
    r = sigwaitinfo(&set, &info);
    printf("%d from it %d status %d code %d\n", r, info.si_pid == pid, info.si_status, info.si_code);
    waitpid(pid, NULL, 0);
    signal(SIGALRM, handler);
    ualarm(50000, 0);
    r = sigwaitinfo(&set, &info);
    printf("%d %s\n", r, strerror(errno));
    printf("%d", sigqueue(getpid(), 65, value));
    printf(" %s\n", strerror(errno));
    printf("%d", kill(getpid(), -1));
    printf(" %s\n", strerror(errno));
    printf("%d\n", kill(getpid(), 0));
    return 0;
}
