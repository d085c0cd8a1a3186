#include <stdio.h>
#include <unistd.h>

int main(void) {
    char line[64];
    char *a = sbrk(0);
    char *b = sbrk(4096);
    char *c = sbrk(0);
    b[0] = 'x';
    b[4095] = 'y';
    int n = snprintf(line, sizeof line, "old end %d, grew by %ld\n", a == b, (long)(c - a));
    write(1, line, n);
    sbrk(-4096);
    n = snprintf(line, sizeof line, "back %d\n", sbrk(0) == a);
    write(1, line, n);
    return 0;
}
