/* A small heap: malloc'ed blocks share pages, so 1000 blocks of 100 bytes cost as many
 * faults as they have pages. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

static long faults(void)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

int main(void)
{
    static char *block[1000];
    char *first = malloc(100);
    for (int i = 0; i < 1000; i++)
        block[i] = first;
    long a = faults();
    a = faults();
    for (int i = 0; i < 1000; i++)
        block[i] = malloc(100);
    long b = faults();
    for (int i = 0; i < 1000; i++)
        block[i][50] = i;
    long c = faults();
    printf("malloc %ld, use %ld\n", b - a, c - b);
    printf("%ld bytes apart\n", (long)(block[999] - block[0]));
    return 0;
}
