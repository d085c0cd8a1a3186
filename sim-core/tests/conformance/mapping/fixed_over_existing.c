/* MAP_FIXED replaces what is there; MAP_FIXED_NOREPLACE does not; a hint that is taken is not followed. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#define RW (PROT_READ | PROT_WRITE)
#define ANON (MAP_PRIVATE | MAP_ANONYMOUS)

int main(void)
{
    char *p = mmap(0, 4 * 4096, RW, ANON, -1, 0);
    memset(p, 'a', 4 * 4096);
    char *q = mmap(p + 4096, 4096, RW, ANON | MAP_FIXED_NOREPLACE, -1, 0);
    printf("no replace: %s\n", q == MAP_FAILED ? strerror(errno) : "given");
    q = mmap(p + 4096, 2 * 4096, RW, ANON | MAP_FIXED, -1, 0);
    printf("fixed: %d; %d %d %d %d\n", q == p + 4096, p[0], p[4096], p[8192], p[12288]);
    q = mmap(p, 4096, RW, ANON, -1, 0);
    printf("hint that is taken: elsewhere %d, still %c\n", q != p, p[0]);
    munmap(p + 8192, 4096);
    q = mmap(p + 8192, 4096, RW, ANON, -1, 0);
    printf("hint that is free: %d, %d\n", q == p + 8192, q[0]);
    q = mmap(p + 1, 4096, RW, ANON | MAP_FIXED, -1, 0);
    printf("fixed, not aligned: %s\n", q == MAP_FAILED ? strerror(errno) : "given");
    q = mmap((void *)0x7ffffffff000, 4096, RW, ANON | MAP_FIXED, -1, 0);
    printf("fixed beyond the end: %s\n", q == MAP_FAILED ? strerror(errno) : "given");
    q = mmap(0, 4096, RW, MAP_ANONYMOUS, -1, 0);
    printf("neither shared nor private: %s\n", q == MAP_FAILED ? strerror(errno) : "given");
    q = mmap(0, 4096, RW, MAP_PRIVATE, -1, 0);
    printf("no file: %s\n", q == MAP_FAILED ? strerror(errno) : "given");
    q = mmap(0, 0, RW, ANON, -1, 0);
    printf("nothing: %s\n", q == MAP_FAILED ? strerror(errno) : "given");
    q = mmap(0, 4096, RW, ANON, -1, 5);
    printf("offset 5: %s\n", q == MAP_FAILED ? strerror(errno) : "given");
    printf("munmap of nothing: %d, of nowhere: %d, not aligned: %d\n", munmap(p, 0), munmap(p + 100 * 4096, 4096), munmap(p + 1, 4096));
    return 0;
}
