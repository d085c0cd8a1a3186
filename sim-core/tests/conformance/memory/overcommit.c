/* The kernel promises more memory than it has, but not a single piece larger than
 * all there is. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static void ask(const char *what, void *p, void *bad)
{
    if (p == bad)
        printf("%s: %s\n", what, strerror(errno));
    else
        printf("%s: given\n", what);
}

int main(void)
{
    ask("malloc(1 << 30)", malloc(1L << 30), NULL);
    ask("malloc(1 << 45)", malloc(1L << 45), NULL);
    ask("malloc(-1)", malloc(-1), NULL);
    ask("calloc(1 << 33, 1 << 33)", calloc(1L << 33, 1L << 33), NULL);
    ask("realloc", realloc(malloc(10), 1L << 46), NULL);
    ask("mmap 1 << 44", mmap(0, 1L << 44, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), MAP_FAILED);
    ask("the same, not reserved",
        mmap(0, 1L << 44, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0), MAP_FAILED);
    ask("the same, no rights", mmap(0, 1L << 44, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), MAP_FAILED);
    ask("the same, read-only", mmap(0, 1L << 44, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), MAP_FAILED);
    ask("larger than addresses go", mmap(0, 1L << 48, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), MAP_FAILED);
    int n = 0;
    while (n < 200 && malloc(1L << 30))
        n++;
    printf("%d times 1 GiB\n", n);
    return 0;
}
