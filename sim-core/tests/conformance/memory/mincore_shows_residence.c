/* mincore: which pages are there. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

static void show(char *p, int n)
{
    unsigned char vec[16];
    memset(vec, 9, sizeof vec);
    if (mincore(p, n * 4096L, vec))
        printf("error %s\n", strerror(errno));
    else {
        for (int i = 0; i < n; i++)
            printf("%d", vec[i]);
        printf("\n");
    }
}

int main(void)
{
    char *p = mmap(0, 8 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    show(p, 8);
    p[0] = 1;
    p[3 * 4096] = 1;
    volatile char c = p[5 * 4096];
    show(p, 8);
    madvise(p, 4096, MADV_DONTNEED);
    show(p, 8);
    mprotect(p + 3 * 4096, 4096, PROT_NONE);
    show(p, 8);
    munmap(p + 4096, 4096);
    show(p, 8);
    show(p + 2 * 4096, 6);
    show(p + 1, 1);
    char *s = mmap(0, 4 * 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    s[4096] = 1;
    show(s, 4);
    madvise(s + 4096, 4096, MADV_DONTNEED);
    show(s, 4);
    char *q = mmap(0, 4 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    show(q, 4);
    return 0;
}
