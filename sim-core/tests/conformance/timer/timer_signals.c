/* timer_create: signals with their values, once and again, overruns while blocked, SIGEV_NONE, errors. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static volatile int count, value, code, overruns;

static void on(int n, siginfo_t *si, void *u)
{
    (void)n, (void)u;
    ++count;
    value = si->si_value.sival_int;
    code = si->si_code;
    overruns += si->si_overrun;
}

static void set(timer_t t, long first_ms, long every_ms)
{
    struct itimerspec s = {{every_ms / 1000, every_ms % 1000 * 1000000}, {first_ms / 1000, first_ms % 1000 * 1000000}};
    if (timer_settime(t, 0, &s, NULL) < 0)
        perror("timer_settime");
}

static long left_ms(timer_t t)
{
    struct itimerspec s;
    timer_gettime(t, &s);
    return s.it_value.tv_sec * 1000 + s.it_value.tv_nsec / 1000000;
}

int main(void)
{
    struct sigaction sa;
    struct sigevent ev;
    timer_t once, again, none, plain;
    memset(&sa, 0, sizeof sa);
    sa.sa_sigaction = on;
    sa.sa_flags = SA_SIGINFO;
    sigaction(SIGRTMIN, &sa, NULL);
    sigaction(SIGUSR1, &sa, NULL);
    memset(&ev, 0, sizeof ev);
    ev.sigev_notify = SIGEV_SIGNAL;
    ev.sigev_signo = SIGRTMIN;
    ev.sigev_value.sival_int = 42;
    printf("create: %d\n", timer_create(CLOCK_MONOTONIC, &ev, &once));
    printf("first timer is %ld\n", (long)once);
    printf("not set: %ld\n", left_ms(once));
    set(once, 20, 0);
    long left = left_ms(once);
    printf("set: %s\n", left > 0 && left <= 20 ? "runs" : "does not");
    while (!count)
        pause();
    printf("count %d value %d code %d, left %ld\n", count, value, code == SI_TIMER, left_ms(once));

    ev.sigev_signo = SIGUSR1;
    ev.sigev_value.sival_int = 7;
    timer_create(CLOCK_REALTIME, &ev, &again);
    count = 0;
    set(again, 5, 5);
    while (count < 5)
        pause();
    printf("value %d\n", value);
    struct itimerspec s, old;
    memset(&s, 0, sizeof s);
    timer_settime(again, 0, &s, &old);
    printf("old interval %ld ms, value %s\n", old.it_interval.tv_nsec / 1000000, old.it_value.tv_nsec > 0 && old.it_value.tv_nsec <= 5000000 ? "up to that" : "other");
    printf("stopped: %ld\n", left_ms(again));

    /* Blocked: one signal, and a count of those that were missed. */
    sigset_t block;
    sigemptyset(&block);
    sigaddset(&block, SIGUSR1);
    sigprocmask(SIG_BLOCK, &block, NULL);
    count = overruns = 0;
    set(again, 10, 10);
    struct timespec nap = {0, 105000000};
    nanosleep(&nap, NULL);
    printf("while blocked: %d\n", count);
    sigprocmask(SIG_UNBLOCK, &block, NULL);
    set(again, 0, 0);
    printf("afterwards: %d, overruns %s, the same: %d\n", count, overruns >= 8 && overruns <= 40 ? "many" : "few", timer_getoverrun(again) == 0);

    ev.sigev_notify = SIGEV_NONE;
    timer_create(CLOCK_MONOTONIC, &ev, &none);
    count = 0;
    set(none, 10, 0);
    nap.tv_nsec = 20000000;
    nanosleep(&nap, NULL);
    printf("no signal: %d, left %ld\n", count, left_ms(none));
    set(none, 3000, 0);
    printf("left %s\n", left_ms(none) > 2000 ? "nearly all" : "little");

    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    count = 0;
    s.it_value = now;
    s.it_value.tv_sec -= 1;
    timer_settime(again, TIMER_ABSTIME, &s, NULL);
    while (!count)
        pause();
    printf("a moment that has passed: %d\n", count);

    int r = timer_create(99, &ev, &plain);
    printf("no such clock: %d %s\n", r, strerror(errno));
    ev.sigev_notify = SIGEV_SIGNAL;
    ev.sigev_signo = 99;
    r = timer_create(CLOCK_REALTIME, &ev, &plain);
    printf("no such signal: %d %s\n", r, strerror(errno));
    printf("delete: %d\n", timer_delete(once));
    r = timer_delete(once);
    printf("delete: %d %s\n", r, strerror(errno));
    r = timer_settime(once, 0, &s, NULL);
    printf("settime: %d %s\n", r, strerror(errno));
    s.it_value.tv_nsec = 1000000000;
    r = timer_settime(again, 0, &s, NULL);
    printf("bad time: %d %s\n", r, strerror(errno));
    printf("plain: %d\n", timer_create(CLOCK_REALTIME, NULL, &plain));
    printf("its number: %ld\n", (long)plain);
    fflush(stdout);
    set(plain, 10, 0);
    for (;;)
        pause();
}
