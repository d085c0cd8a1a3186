/* Reading an untouched page maps the zero page (one fault); writing to it then is a
 * second one. Writing first is one. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>

#define N 50

static long faults(void)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

static long touch(volatile char *p, int write)
{
    long before = faults();
    int sum = 0;
    for (int i = 0; i < N; i++)
        if (write)
            p[i * 4096L] = i;
        else
            sum += p[i * 4096L];
    long after = faults();
    if (!write && sum)
        printf("sum %d\n", sum);
    return after - before;
}

int main(void)
{
    char *a = mmap(0, N * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *b = mmap(0, N * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *c = mmap(0, N * 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    char *d = mmap(0, N * 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    faults();
    printf("private: ");
    fflush(stdout);
    printf("read %ld, ", touch(a, 0));
    printf("write %ld, ", touch(a, 1));
    printf("write %ld, read %ld\n", touch(a, 1), touch(a, 0));
    printf("private, write first: %ld, read %ld\n", touch(b, 1), touch(b, 0));
    printf("shared: read %ld, ", touch(c, 0));
    printf("write %ld\n", touch(c, 1));
    printf("read-only: read %ld\n", touch(d, 0));
    return 0;
}
