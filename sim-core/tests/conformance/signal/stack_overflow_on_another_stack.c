/* sigaltstack: a handler for the overflow of the stack, left by siglongjmp. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static sigjmp_buf env;
static stack_t stack;

static void handler(int signal, siginfo_t *info, void *context)
{
    char here;
    stack_t now, other = stack;
    sigaltstack(NULL, &now);
    printf("signal %d on that stack: %d, flags %d\n", signal,
           &here >= (char *)stack.ss_sp && &here < (char *)stack.ss_sp + stack.ss_size, now.ss_flags);
    printf("it cannot be changed: %d", sigaltstack(&other, NULL));
    printf(" %s\n", strerror(errno));
    siglongjmp(env, 1);
}

static int deep(int n)
{
    char room[1000];
    room[n % 1000] = n;
    return deep(n + 1) + room[n % 1000];
}

int main(void)
{
    struct sigaction sa;
    stack_t now, bad;
    int i, status;
    sigaltstack(NULL, &now);
    printf("at first: flags %d, size %zu\n", now.ss_flags, now.ss_size);
    stack.ss_sp = malloc(64 * 1024);
    stack.ss_size = 64 * 1024;
    printf("%d\n", sigaltstack(&stack, NULL));
    bad = stack;
    bad.ss_size = 1000;
    printf("%d", sigaltstack(&bad, NULL));
    printf(" %s\n", strerror(errno));
    bad.ss_flags = 99;
    printf("%d", sigaltstack(&bad, NULL));
    printf(" %s\n", strerror(errno));
    memset(&sa, 0, sizeof sa);
    sa.sa_sigaction = handler;
    sa.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigaction(SIGSEGV, &sa, NULL);
    for (i = 0; i < 3; i++)
        if (sigsetjmp(env, 1) == 0)
            deep(0);
        else
            printf("back %d\n", i);
    fflush(stdout);
    if (fork() == 0) {
        /* Without the flag there is no room for the frame. */
        sa.sa_flags = SA_SIGINFO;
        sigaction(SIGSEGV, &sa, NULL);
        deep(0);
    }
    wait(&status);
    printf("killed by %d\n", WTERMSIG(status));
    return 0;
}
