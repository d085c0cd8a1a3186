/* Sharers that have gone: whoever is left writes without a copy, at the same cost. The
 * fault is taken in any case. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define N 10

static long faults(void)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

static long writes(volatile char *p)
{
    long a = faults();
    a = faults();
    for (int i = 0; i < N; i++)
        p[i * 4096] = i;
    return faults() - a;
}

int main(void)
{
    char *p = mmap(0, N * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    printf("new: %ld\n", writes(p));
    for (int round = 0; round < 3; round++) {
        fflush(stdout);
        if (fork() == 0)
            _exit(0);
        wait(0);
        printf("after a child came and went: %ld\n", writes(p));
    }
    fflush(stdout);
    for (int i = 0; i < 3; i++)
        if (fork() == 0)
            _exit(0);
    while (wait(0) > 0)
        ;
    printf("after three: %ld, %ld\n", writes(p), writes(p));
    if (fork() == 0) {
        munmap(p, N * 4096);
        _exit(0);
    }
    wait(0);
    madvise(p, N * 4096, MADV_DONTNEED);
    printf("after DONTNEED: %ld\n", writes(p));
    mprotect(p, N * 4096, PROT_READ);
    mprotect(p, N * 4096, PROT_READ | PROT_WRITE);
    printf("after mprotect there and back: %ld\n", writes(p));
    if (fork() == 0)
        _exit(0);
    wait(0);
    mprotect(p, N * 4096, PROT_READ);
    mprotect(p, N * 4096, PROT_READ | PROT_WRITE);
    printf("after fork and mprotect there and back: %ld\n", writes(p));
    return 0;
}
