/* What is blocked in a handler, in nested ones, with SA_NODEFER, and afterwards. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

static int depth, runs;

static void show(const char *where)
{
    sigset_t set;
    int i;
    sigprocmask(SIG_BLOCK, NULL, &set);
    printf("%s:", where);
    for (i = 1; i < 65; i++)
        if (sigismember(&set, i) == 1)
            printf(" %d", i);
    printf("\n");
}

static void nested(int signal)
{
    depth++;
    printf("enter %d at depth %d\n", signal, depth);
    show("blocked");
    if (++runs < 4)
        raise(signal == SIGUSR1 ? SIGUSR2 : SIGUSR1);
    printf("leave %d at depth %d\n", signal, depth);
    depth--;
}

static void again(int signal)
{
    static int n;
    int mine = ++n;
    printf("again %d\n", mine);
    show("blocked");
    if (n < 3)
        raise(signal);
    printf("again %d ends\n", mine);
}

static void once(int signal)
{
    struct sigaction now;
    sigaction(signal, NULL, &now);
    printf("once: default now? %d\n", now.sa_handler == SIG_DFL);
    show("blocked");
}

int main(void)
{
    struct sigaction sa, old;
    memset(&sa, 0, sizeof sa);
    sa.sa_handler = nested;
    sigaddset(&sa.sa_mask, SIGTERM);
    sigaction(SIGUSR1, &sa, NULL);
    sigemptyset(&sa.sa_mask);
    sigaddset(&sa.sa_mask, SIGHUP);
    sigaddset(&sa.sa_mask, SIGKILL);
    sigaction(SIGUSR2, &sa, NULL);
    raise(SIGUSR1);
    show("after");
    sigaction(SIGUSR2, NULL, &old);
    printf("mask has SIGHUP %d, SIGKILL %d\n", sigismember(&old.sa_mask, SIGHUP), sigismember(&old.sa_mask, SIGKILL));

    sigemptyset(&sa.sa_mask);
    sa.sa_handler = again;
    sa.sa_flags = SA_NODEFER;
    sigaction(SIGINT, &sa, NULL);
    raise(SIGINT);
    show("after");

    sa.sa_handler = once;
    sa.sa_flags = SA_RESETHAND;
    sigaction(SIGTERM, &sa, NULL);
    raise(SIGTERM);
    show("after");
    fflush(stdout);
    raise(SIGTERM);
    return 0;
}
