/* RLIMIT_STACK lowered: a child overflows sooner; a handler on another stack sees it. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int depth;

static int deep(int n)
{
    char room[1000];
    depth = n;
    room[n % 1000] = 1;
    return deep(n + 1) + room[n % 1000];
}

static void handler(int signal)
{
    /* About a kilobyte each: some 500 in half a megabyte. */
    printf("depth between 300 and 600: %d\n", depth > 300 && depth < 600);
    fflush(stdout);
    _exit(0);
}

int main(void)
{
    struct rlimit limit = {512 * 1024, RLIM_INFINITY};
    struct sigaction sa;
    stack_t stack;
    int status;
    setrlimit(RLIMIT_STACK, &limit);
    if (fork() == 0)
        deep(0);
    wait(&status);
    printf("killed by %d\n", WTERMSIG(status));
    fflush(stdout);
    stack.ss_sp = malloc(65536);
    stack.ss_size = 65536;
    stack.ss_flags = 0;
    sigaltstack(&stack, NULL);
    memset(&sa, 0, sizeof sa);
    sa.sa_handler = handler;
    sa.sa_flags = SA_ONSTACK;
    sigaction(SIGSEGV, &sa, NULL);
    deep(0);
    return 1;
}
