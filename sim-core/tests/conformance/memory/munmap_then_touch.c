#include <stdio.h>
#include <sys/mman.h>

int main(void) {
    char *p = mmap(NULL, 3 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    p[0] = p[4096] = p[8192] = 1;
    printf("unmapped the middle: %d\n", munmap(p + 4096, 4096));
    printf("ends still there: %d %d\n", p[0], p[8192]);
    fflush(stdout);
    p[4096] = 1;
    printf("never\n");
    return 0;
}
