/* sbrk: the end moves; what is given back and taken again is zero. */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static long faults(void)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

int main(void)
{
    char line[100];
    char *base = sbrk(0);
    base = sbrk(4096 - ((unsigned long)base & 4095));
    base = sbrk(0);
    char *p = sbrk(8 * 4096);
    int n = sprintf(line, "same start %d, length %ld\n", p == base, (char *)sbrk(0) - base);
    write(1, line, n);
    long a = faults();
    for (int i = 0; i < 8; i++)
        p[i * 4096] = i + 1;
    long b = faults();
    n = sprintf(line, "8 pages: %ld faults, last %d\n", b - a, p[7 * 4096]);
    write(1, line, n);
    sbrk(-4 * 4096);
    sbrk(4 * 4096);
    a = faults();
    int kept = p[3 * 4096], gone = p[4 * 4096];
    b = faults();
    n = sprintf(line, "kept %d, gone %d, %ld fault\n", kept, gone, b - a);
    write(1, line, n);
    n = sprintf(line, "brk(base) %d, now %ld\n", brk(base), (char *)sbrk(0) - base);
    write(1, line, n);
    sbrk(100);
    base[0] = 1;
    base[4095] = 2;
    n = sprintf(line, "a page is whole: %d\n", base[4095]);
    write(1, line, n);
    p = sbrk(1L << 46);
    n = sprintf(line, "too much: %d\n", p == (char *)-1);
    write(1, line, n);
    return 0;
}
