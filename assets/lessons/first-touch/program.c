#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

long faults(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

int main(void) {
    char *p = malloc(1 << 20);
    long before = faults();

    char c = p[5 * 4096];
    p[9 * 4096] = 'x';
    p[9 * 4096 + 1] = 'y';
    p[5 * 4096] = c + 1;

    printf("%ld page faults\n", faults() - before);
    free(p);
    return 0;
}
