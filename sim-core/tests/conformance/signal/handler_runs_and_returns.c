/* A handler interrupts an expression; the expression goes on. */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static volatile sig_atomic_t count;

static void handler(int signal)
{
    count++;
    printf("handler: signal %d, time %d\n", signal, (int)count);
}

static int send(int signal)
{
    kill(getpid(), signal);
    return signal;
}

int main(void)
{
    int x;
    signal(SIGUSR1, handler);
    signal(SIGUSR2, handler);
    x = 1000 + send(SIGUSR1) * (2 + send(SIGUSR2)) - count;
    printf("x is %d\n", x);
    raise(SIGUSR1);
    printf("count is %d\n", (int)count);
    printf("%d\n", signal(SIGUSR1, SIG_IGN) == handler);
    raise(SIGUSR1);
    printf("%d\n", signal(SIGUSR1, SIG_DFL) == SIG_IGN);
    fflush(stdout);
    raise(SIGUSR1);
    printf("not reached\n");
    return 0;
}
