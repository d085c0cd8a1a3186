/* A program that counts until its alarm comes, by whatever clock. */
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int ticks;
static volatile long count;
static sigjmp_buf out;

static void tick(int signal)
{
    ticks++;
}

static void leave(int signal)
{
    siglongjmp(out, 1);
}

int main(void)
{
    struct itimerval timer = {{0, 100000}, {0, 100000}};
    int status;
    pid_t child;
    signal(SIGALRM, tick);
    alarm(1);
    while (!ticks)
        count++;
    printf("alarm %d, counted %d\n", ticks, count > 0);
    signal(SIGVTALRM, tick);
    setitimer(ITIMER_VIRTUAL, &timer, NULL);
    while (ticks < 4)
        count++;
    timer.it_value.tv_usec = 0;
    setitimer(ITIMER_VIRTUAL, &timer, NULL);
    printf("ticks %d\n", ticks);
    signal(SIGALRM, leave);
    if (sigsetjmp(out, 1) == 0) {
        alarm(1);
        for (;;)
            count++;
    }
    printf("out of the loop\n");
    fflush(stdout);
    child = fork();
    if (child == 0) {
        signal(SIGALRM, SIG_DFL);
        alarm(1);
        for (;;)
            count++;
    }
    waitpid(child, &status, 0);
    printf("ended by %d\n", WTERMSIG(status));
    return 0;
}
