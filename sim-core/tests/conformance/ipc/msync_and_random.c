/* msync's errors; getrandom gives what it is asked for. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>

int main(void)
{
    char *p = mmap(0, 3 * 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    p[0] = 1;
    printf("%d %d\n", msync(p, 4096, MS_SYNC), msync(p, 4096, MS_ASYNC));
    printf("%d %d\n", msync(p, 4096, MS_SYNC | MS_ASYNC), errno == EINVAL);
    printf("%d %d\n", msync(p + 1, 4096, MS_SYNC), errno == EINVAL);
    munmap(p + 4096, 4096);
    printf("%d %d\n", msync(p, 3 * 4096, MS_SYNC), errno == ENOMEM);
    printf("%d\n", msync(p, 0, MS_SYNC));
    unsigned char a[16] = {0}, b[16] = {0}, zero[16] = {0};
    printf("%zd %zd\n", getrandom(a, 16, 0), getrandom(b, 16, GRND_NONBLOCK));
    printf("%d %d\n", memcmp(a, b, 16) != 0, memcmp(a, zero, 16) != 0);
    printf("%d\n", getentropy(a, 257));
    return 0;
}
