/* mlock brings pages for writing: after fork that copies them; MADV_POPULATE_* bring
 * them for reading or writing. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifndef MADV_POPULATE_READ
#define MADV_POPULATE_READ 22
#define MADV_POPULATE_WRITE 23
#endif

static long faults(void)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

int main(void)
{
    long a, b, c;
    char *p = mmap(0, 8 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    a = faults();
    a = faults();
    int r = mlock(p, 4 * 4096);
    b = faults();
    for (int i = 0; i < 4; i++)
        p[i * 4096] = 1;
    c = faults();
    printf("mlock %d: %ld, then writing %ld\n", r, b - a, c - b);
    fflush(stdout);
    if (fork() == 0) {
        mlock(p, 0);
        b = c = r = faults();
        a = faults();
        r = mlock(p, 4 * 4096);
        b = faults();
        for (int i = 0; i < 4; i++)
            p[i * 4096] = 2;
        c = faults();
        printf("child: mlock %d: %ld, then writing %ld\n", r, b - a, c - b);
        return 0;
    }
    wait(0);
    a = faults();
    a = faults();
    r = madvise(p + 4 * 4096, 2 * 4096, MADV_POPULATE_READ);
    b = faults();
    p[4 * 4096] = 1;
    c = faults();
    printf("populate read %d: %ld, then writing one %ld\n", r, b - a, c - b);
    a = faults();
    r = madvise(p + 6 * 4096, 2 * 4096, MADV_POPULATE_WRITE);
    b = faults();
    p[6 * 4096] = 1;
    c = faults();
    printf("populate write %d: %ld, then writing one %ld\n", r, b - a, c - b);
    printf("munlock %d, beyond %d\n", munlock(p, 4096), munlock(p, 100 * 4096L));
    return 0;
}
