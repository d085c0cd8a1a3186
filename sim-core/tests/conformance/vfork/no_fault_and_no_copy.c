/* Nothing is write-protected by vfork: the parent's stores afterwards cost nothing. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define N 16

static long faults(void)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

static volatile char *p;
static volatile long seen;

static long writes(void)
{
    long a = faults();
    a = faults();
    for (int i = 0; i < N; i++)
        p[i * 4096]++;
    return faults() - a;
}

int main(void)
{
    p = mmap(0, 2 * N * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    printf("new %ld\n", writes());
    fflush(stdout);
    if (vfork() == 0) {
        for (int i = N; i < 2 * N; i++)
            p[i * 4096] = 1;
        seen = faults();
        _exit(0);
    }
    wait(0);
    printf("after vfork %ld, the child took %s\n", writes(), seen >= N && seen < N + 8 ? "16 or some more" : "other");
    long a = faults();
    for (int i = N; i < 2 * N; i++)
        p[i * 4096]++;
    printf("what the child has touched %ld\n", faults() - a);
    fflush(stdout);
    if (fork() == 0)
        _exit(0);
    wait(0);
    printf("after fork %ld\n", writes());
    return 0;
}
