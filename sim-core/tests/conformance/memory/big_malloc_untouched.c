/* malloc of 64 MiB costs no memory until it is touched; calloc of a mapping neither:
 * the kernel's pages are zero already. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define MIB (1024 * 1024)

static long faults(void)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

int main(void)
{
    long before, after;
    char *warm = malloc(200000);
    free(warm);
    before = faults();
    before = faults();
    char *p = malloc(64 * MIB);
    after = faults();
    printf("malloc 64 MiB: %ld fault(s)\n", after - before);
    fflush(stdout);
    before = faults();
    for (int i = 0; i < 100; i++)
        p[4096L * i + 5000] = 1;
    after = faults();
    printf("100 pages touched: %ld\n", after - before);
    before = faults();
    memset(p + 16 * MIB, 7, 4 * MIB);
    after = faults();
    printf("memset of 4 MiB: %ld\n", after - before);
    before = faults();
    char *q = calloc(32, MIB);
    after = faults();
    printf("calloc 32 MiB: %ld\n", after - before);
    long sum = 0;
    before = faults();
    for (long i = 0; i < 32L * MIB; i += 4096)
        sum += q[i];
    after = faults();
    printf("read all of it: %ld, sum %ld\n", after - before, sum);
    before = faults();
    free(q);
    free(p);
    after = faults();
    printf("free: %ld\n", after - before);
    return 0;
}
