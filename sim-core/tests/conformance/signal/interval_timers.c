/* alarm, setitimer, getitimer: what is left, repeated, wrong. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

static volatile sig_atomic_t ticks;

static void handler(int signal)
{
    ticks++;
}

int main(void)
{
    struct itimerval timer = {{0, 50000}, {0, 150000}}, old;
    signal(SIGALRM, handler);
    printf("%u ", alarm(10));
    printf("%u ", alarm(20));
    printf("%u\n", alarm(0));
    printf("%u\n", alarm(0));
    printf("%d\n", setitimer(ITIMER_REAL, &timer, &old));
    printf("%ld %ld\n", old.it_value.tv_sec, old.it_value.tv_usec);
    while (ticks < 4)
        pause();
    getitimer(ITIMER_REAL, &old);
    printf("every %ld us, next one in time: %d\n", old.it_interval.tv_usec,
           old.it_value.tv_usec > 0 && old.it_value.tv_usec <= 50000);
    memset(&timer, 0, sizeof timer);
    setitimer(ITIMER_REAL, &timer, NULL);
    getitimer(ITIMER_REAL, &old);
    printf("%ld %ld\n", old.it_value.tv_sec, old.it_value.tv_usec);
    timer.it_value.tv_usec = 1000000;
    printf("%d", setitimer(ITIMER_REAL, &timer, NULL));
    printf(" %s\n", strerror(errno));
    printf("%d", getitimer(3, &old));
    printf(" %s\n", strerror(errno));
    /* Those of CPU time. */
    ticks = 0;
    signal(SIGVTALRM, handler);
    signal(SIGPROF, handler);
    timer.it_value.tv_usec = 20000;
    setitimer(ITIMER_VIRTUAL, &timer, NULL);
    while (ticks < 1)
        ;
    setitimer(ITIMER_PROF, &timer, NULL);
    while (ticks < 2)
        ;
    printf("%d ticks\n", (int)ticks);
    fflush(stdout);
    signal(SIGALRM, SIG_DFL);
    timer.it_value.tv_usec = 10000;
    setitimer(ITIMER_REAL, &timer, NULL);
    for (;;)
        pause();
}
