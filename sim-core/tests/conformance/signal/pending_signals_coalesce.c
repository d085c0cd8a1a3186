/* Of a standard signal one is pending; of a real-time signal all; who comes first. */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static int counts[65];

static void handler(int signal)
{
    counts[signal]++;
    printf("signal %s%d\n", signal >= SIGRTMIN ? "RT" : "", signal >= SIGRTMIN ? signal - SIGRTMIN : signal);
}

int main(void)
{
    int signals[] = {SIGUSR1, SIGUSR2, SIGRTMIN, SIGRTMIN + 1};
    sigset_t set, old, pending;
    int i;
    sigemptyset(&set);
    for (i = 0; i < 4; i++) {
        signal(signals[i], handler);
        sigaddset(&set, signals[i]);
    }
    sigprocmask(SIG_BLOCK, &set, &old);
    for (i = 0; i < 3; i++) {
        kill(getpid(), SIGRTMIN + 1);
        kill(getpid(), SIGUSR2);
        kill(getpid(), SIGRTMIN);
        kill(getpid(), SIGUSR1);
    }
    sigpending(&pending);
    for (i = 0; i < 4; i++)
        printf("%d", sigismember(&pending, signals[i]));
    printf(" pending\n");
    sigprocmask(SIG_SETMASK, &old, NULL);
    for (i = 0; i < 4; i++)
        printf("%d ", counts[signals[i]]);
    printf("in all\n");
    /* One for the process and one for the thread are two. */
    sigprocmask(SIG_BLOCK, &set, &old);
    kill(getpid(), SIGUSR1);
    raise(SIGUSR1);
    raise(SIGUSR2);
    sigprocmask(SIG_SETMASK, &old, NULL);
    printf("%d %d\n", counts[SIGUSR1], counts[SIGUSR2]);
    /* What is ignored is not pending any more. */
    sigprocmask(SIG_BLOCK, &set, &old);
    raise(SIGUSR1);
    signal(SIGUSR1, SIG_IGN);
    sigpending(&pending);
    printf("%d pending after SIG_IGN\n", sigismember(&pending, SIGUSR1));
    return 0;
}
