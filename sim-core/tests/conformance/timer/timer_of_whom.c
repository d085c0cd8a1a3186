/* A child does not inherit timers; exec takes them away. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
    timer_t t;
    struct itimerspec s = {{0, 0}, {0, 400000000}};
    struct sigevent ev;
    memset(&ev, 0, sizeof ev);
    ev.sigev_notify = SIGEV_SIGNAL;
    ev.sigev_signo = SIGTERM;
    timer_create(CLOCK_MONOTONIC, &ev, &t);
    timer_settime(t, 0, &s, NULL);
    int status;
    if (fork() == 0) {
        int r = timer_gettime(t, &s);
        timer_t own;
        int c = timer_create(CLOCK_MONOTONIC, &ev, &own);
        printf("in the child: %d; its own: %d, %ld\n", r, c, (long)own);
        fflush(stdout);
        usleep(600000);
        _exit(5);
    }
    signal(SIGTERM, SIG_IGN);
    wait(&status);
    printf("child: exit %d\n", WEXITSTATUS(status));
    fflush(stdout);
    if (fork() == 0) {
        signal(SIGTERM, SIG_DFL);
        timer_create(CLOCK_MONOTONIC, &ev, &t);
        timer_settime(t, 0, &s, NULL);
        execl("/bin/sleep", "sleep", "0.6", NULL);
        _exit(1);
    }
    wait(&status);
    printf("after exec: %d\n", status);
    if (fork() == 0) {
        signal(SIGTERM, SIG_DFL);
        timer_create(CLOCK_MONOTONIC, &ev, &t);
        timer_settime(t, 0, &s, NULL);
        for (;;)
            pause();
    }
    wait(&status);
    printf("killed by its timer: %d\n", WTERMSIG(status));
    return 0;
}
