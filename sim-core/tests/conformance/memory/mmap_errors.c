#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

int main(void) {
    void *p = mmap(NULL, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    printf("%d %s\n", p == MAP_FAILED, strerror(errno));
    p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 77, 0);
    printf("%d %s\n", p == MAP_FAILED, strerror(errno));
    printf("%d %s\n", munmap((void *)123, 4096), strerror(errno));
    printf("%d\n", munmap((void *)0x10000000, 4096));
    return 0;
}
