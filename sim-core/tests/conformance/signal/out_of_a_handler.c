/* longjmp and siglongjmp out of a handler: what stays blocked. */
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>

static sigjmp_buf env;
static jmp_buf plain;

static int blocked(int signal)
{
    sigset_t set;
    sigprocmask(SIG_BLOCK, NULL, &set);
    return sigismember(&set, signal);
}

static void jumps(int signal)
{
    printf("in the handler, blocked: %d\n", blocked(signal));
    siglongjmp(env, signal);
}

static void leaves(int signal)
{
    longjmp(plain, signal);
}

static int descend(int n)
{
    if (n == 0)
        raise(SIGUSR1);
    return 1 + descend(n - 1);
}

int main(void)
{
    volatile int tries = 0;
    int r;
    sigset_t set;
    signal(SIGUSR1, jumps);
    r = sigsetjmp(env, 1);
    printf("returned %d, blocked: %d\n", r, blocked(SIGUSR1));
    if (++tries < 4)
        printf("%d\n", descend(10));
    r = sigsetjmp(env, 0);
    printf("returned %d, blocked: %d\n", r, blocked(SIGUSR1));
    if (++tries < 6)
        raise(SIGUSR1);
    sigemptyset(&set);
    sigprocmask(SIG_SETMASK, &set, NULL);
    signal(SIGUSR2, leaves);
    r = setjmp(plain);
    printf("returned %d, blocked: %d\n", r, blocked(SIGUSR2));
    if (r == 0)
        raise(SIGUSR2);
    printf("end\n");
    return 0;
}
