/* The stack grows by faults up to its limit; then SIGSEGV. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int down(int n) {
    volatile char pad[4096];
    pad[0] = n;
    return down(n + 1) + pad[0];
}

int main(void) {
    int status;
    if (fork() == 0)
        _exit(down(0));
    wait(&status);
    printf("signal %d\n", WTERMSIG(status));
    return 0;
}
