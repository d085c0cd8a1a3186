/* The stack's limit: what setrlimit says decides how deep one may go. */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int reach(long kib)
{
    volatile char page[1024];
    page[0] = 1;
    return kib <= 1 ? page[0] : reach(kib - 1) + page[0] - 1;
}

static void try(long kib, long limit_kib)
{
    int status;
    fflush(stdout);
    if (fork() == 0) {
        struct rlimit limit = {limit_kib * 1024, limit_kib * 1024};
        if (limit_kib)
            setrlimit(RLIMIT_STACK, &limit);
        _exit(reach(kib));
    }
    wait(&status);
    printf("%ld KiB of %ld: %s\n", kib, limit_kib, WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "fine");
}

int main(void)
{
    struct rlimit limit = {0, 0};
    setrlimit(RLIMIT_CORE, &limit);
    try(100, 0);
    try(5000, 0);
    try(20000, 0);
    try(100, 512);
    try(1000, 512);
    try(100, 2048);
    try(1000, 2048);
    try(3000, 2048);
    return 0;
}
