/* Reading untouched memory maps the zero page; the first write takes a second fault. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>

static long faults(void) {
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

int main(void) {
    char *p = mmap(NULL, 16 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    long a, reads, writes, sum = 0;
    a = faults();
    for (int i = 0; i < 16; i++)
        sum += p[i * 4096];
    reads = faults() - a;
    a = faults();
    for (int i = 0; i < 16; i++)
        p[i * 4096] = 1;
    writes = faults() - a;
    printf("sum %ld, %ld faults to read, %ld to write\n", sum, reads, writes);
    return 0;
}
