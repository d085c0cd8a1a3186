/* select: sets, counts, the time that is left, a timeout, a bad descriptor, a signal. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>

static void on(int n)
{
    (void)n;
    write(1, "handler\n", 8);
}

int main(void)
{
    int a[2], b[2];
    fd_set r, w, e;
    struct timeval t = {0, 0};
    pipe(a);
    pipe(b);
    printf("%zu bytes, %d bits\n", sizeof r, FD_SETSIZE);
    FD_ZERO(&r);
    FD_ZERO(&w);
    FD_ZERO(&e);
    FD_SET(a[0], &r);
    FD_SET(b[0], &r);
    FD_SET(a[1], &w);
    FD_SET(a[0], &e);
    int n = select(b[1] + 1, &r, &w, &e, &t);
    printf("%d: %d %d %d %d\n", n, FD_ISSET(a[0], &r) != 0, FD_ISSET(b[0], &r) != 0, FD_ISSET(a[1], &w) != 0, FD_ISSET(a[0], &e) != 0);
    write(b[1], "b", 1);
    FD_SET(a[0], &r);
    FD_SET(b[0], &r);
    n = select(b[1] + 1, &r, NULL, NULL, NULL);
    printf("%d: %d %d\n", n, FD_ISSET(a[0], &r) != 0, FD_ISSET(b[0], &r) != 0);
    FD_ZERO(&r);
    FD_SET(a[0], &r);
    t.tv_sec = 0;
    t.tv_usec = 20000;
    n = select(a[0] + 1, &r, NULL, NULL, &t);
    printf("timeout: %d, set %d, left %ld.%06ld\n", n, FD_ISSET(a[0], &r) != 0, (long)t.tv_sec, (long)t.tv_usec);
    close(a[1]);
    FD_SET(a[0], &r);
    t.tv_sec = 9;
    n = select(a[0] + 1, &r, NULL, NULL, &t);
    printf("end of file: %d, set %d, left %s\n", n, FD_ISSET(a[0], &r) != 0, t.tv_sec >= 8 ? "most" : "little");
    close(a[0]);
    FD_SET(a[0], &r);
    n = select(a[0] + 1, &r, NULL, NULL, &t);
    printf("closed: %d %s, set %d\n", n, strerror(errno), FD_ISSET(a[0], &r) != 0);
    n = select(-1, NULL, NULL, NULL, &t);
    printf("-1: %d %s\n", n, strerror(errno));
    t.tv_sec = -1;
    n = select(0, NULL, NULL, NULL, &t);
    printf("bad time: %d %s\n", n, strerror(errno));
    signal(SIGALRM, on);
    alarm(1);
    t.tv_sec = 5;
    t.tv_usec = 0;
    n = select(0, NULL, NULL, NULL, &t);
    printf("signal: %d %s, left %ld s\n", n, strerror(errno), (long)t.tv_sec);
    fflush(stdout);
    /* pselect: the signal comes only while it waits. */
    sigset_t block, none;
    sigemptyset(&none);
    sigemptyset(&block);
    sigaddset(&block, SIGALRM);
    sigprocmask(SIG_BLOCK, &block, NULL);
    raise(SIGALRM);
    printf("pending\n");
    fflush(stdout);
    struct timespec s = {5, 0};
    n = pselect(0, NULL, NULL, NULL, &s, &none);
    printf("pselect: %d %s, const time %ld\n", n, strerror(errno), (long)s.tv_sec);
    raise(SIGALRM);
    FD_ZERO(&r);
    FD_SET(b[0], &r);
    n = pselect(b[0] + 1, &r, NULL, NULL, NULL, &none);
    sigset_t pending;
    sigpending(&pending);
    printf("ready first: %d, still pending %d\n", n, sigismember(&pending, SIGALRM));
    fflush(stdout);
    sigprocmask(SIG_UNBLOCK, &block, NULL);
    if (fork() == 0) {
        usleep(20000);
        write(b[1], "later", 5);
        _exit(0);
    }
    char buf[8];
    read(b[0], buf, 1);
    FD_ZERO(&r);
    FD_SET(b[0], &r);
    n = select(b[0] + 1, &r, NULL, NULL, NULL);
    printf("child wrote: %d, %zd\n", n, read(b[0], buf, 8));
    wait(NULL);
    return 0;
}
