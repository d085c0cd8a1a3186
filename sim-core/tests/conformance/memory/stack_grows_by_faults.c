/* The stack grows page by page as deeper frames are touched; what has been touched
 * once stays, so the second descent is free. */
#include <stdio.h>
#include <sys/resource.h>

static long faults(void)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

static int descend(int n)
{
    volatile char frame[4096];
    frame[0] = n;
    frame[4095] = n;
    if (n == 0)
        return 0;
    return descend(n - 1) + frame[0] - frame[4095] + 1;
}

int main(void)
{
    long a, b, c;
    printf("depth %d\n", descend(100));
    fflush(stdout);
    a = faults();
    descend(300);
    b = faults();
    descend(300);
    c = faults();
    printf("about 200 more pages: %s\n", b - a > 195 && b - a < 215 ? "yes" : "no");
    printf("again: %ld\n", c - b);
    return 0;
}
