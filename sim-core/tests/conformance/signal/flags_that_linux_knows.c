// Of sigaction's flags the kernel keeps those that it knows.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <errno.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void handler(int n)
{
}

static void flags(const char *what)
{
    struct sigaction act;
    sigaction(SIGUSR1, NULL, &act);
    printf("%s: %#x\n", what, act.sa_flags & ~0x04000000);
}

int main(void)
{
    struct sigaction act = {.sa_handler = handler, .sa_flags = -1 & ~SA_SIGINFO};
    sigaction(SIGUSR1, &act, NULL);
    flags("all");
    sysv_signal(SIGUSR1, handler);
    flags("sysv_signal");
    signal(SIGUSR1, handler);
    flags("signal");
    siginterrupt(SIGUSR1, 1);
    flags("siginterrupt");
    errno = 0;
    printf("ualarm of a second: %d", (int)ualarm(1000000, 0));
    printf(" %s\n", strerror(errno));
    struct timespec ts = {1, 0};
    printf("%d", clock_settime(CLOCK_MONOTONIC, &ts));
    printf(" %s\n", strerror(errno));
    int ep = epoll_create1(0), ev = eventfd(0, 0);
    struct epoll_event e = {.events = EPOLLIN | EPOLLEXCLUSIVE};
    printf("add %d\n", epoll_ctl(ep, EPOLL_CTL_ADD, ev, &e));
    printf("change %d", epoll_ctl(ep, EPOLL_CTL_MOD, ev, &e));
    printf(" %s\n", strerror(errno));
    e.events = EPOLLIN;
    printf("change %d", epoll_ctl(ep, EPOLL_CTL_MOD, ev, &e));
    printf(" %s\n", strerror(errno));
    return 0;
}
