/* MAP_POPULATE brings the pages at once, for writing where one may write. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>

#define N 32

static long faults(void)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

static void try(const char *what, int prot, int flags, int write)
{
    long a = faults();
    a = faults();
    volatile char *p = mmap(0, N * 4096, prot, flags | MAP_ANONYMOUS, -1, 0);
    long b = faults();
    char c;
    for (int i = 0; i < N; i++)
        if (write)
            p[i * 4096] = 1;
        else
            c = p[i * 4096];
    long d = faults();
    printf("%s: mmap %ld, then %ld\n", what, b - a, d - b);
}

int main(void)
{
    printf("begin\n");
    try("private", PROT_READ | PROT_WRITE, MAP_PRIVATE, 1);
    try("private, populated", PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_POPULATE, 1);
    try("read-only, populated", PROT_READ, MAP_PRIVATE | MAP_POPULATE, 0);
    try("shared", PROT_READ | PROT_WRITE, MAP_SHARED, 1);
    try("shared, populated", PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, 1);
    try("locked", PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_LOCKED, 1);
    try("not blocking", PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_POPULATE | MAP_NONBLOCK, 1);
    return 0;
}
