/* RLIMIT_AS and RLIMIT_DATA: malloc, mmap and sbrk are refused with ENOMEM, and the stack
 * does not grow. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MIB (1L << 20)

static int deep(int n)
{
    volatile char frame[4096];
    frame[0] = n;
    return n ? deep(n - 1) + frame[0] : 0;
}

static void limit(int resource, long bytes)
{
    struct rlimit r = {bytes, bytes};
    printf("setrlimit: %d\n", setrlimit(resource, &r));
}

int main(void)
{
    int status;
    fflush(stdout);
    if (fork() == 0) {
        limit(RLIMIT_AS, 50 * MIB);
        void *p = malloc(100 * MIB);
        printf("100 MiB: %s\n", p ? "taken" : strerror(errno));
        p = malloc(10 * MIB);
        printf("10 MiB: %s\n", p ? "taken" : strerror(errno));
        p = mmap(NULL, 60 * MIB, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        printf("untouchable: %s\n", p != MAP_FAILED ? "mapped" : strerror(errno));
        p = mmap(NULL, 20 * MIB, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        printf("20 MiB: %s\n", p != MAP_FAILED ? "mapped" : strerror(errno));
        void *q = mremap(p, 20 * MIB, 60 * MIB, MREMAP_MAYMOVE);
        printf("grown: %s\n", q != MAP_FAILED ? "yes" : strerror(errno));
        q = mmap(p, 20 * MIB, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
        printf("in its place: %s\n", q == p ? "yes" : strerror(errno));
        q = sbrk(60 * MIB);
        printf("sbrk: %s\n", q != (void *)-1 ? "yes" : strerror(errno));
        fflush(stdout);
        limit(RLIMIT_AS, 4096);
        fflush(stdout);
        deep(100);
        _exit(0);
    }
    wait(&status);
    printf("signal %d\n", WTERMSIG(status));
    limit(RLIMIT_DATA, 64 * MIB);
    int n = 0;
    while (malloc(10 * MIB))
        n++;
    printf("%d pieces, then %s\n", n, strerror(errno));
    void *p = mmap(NULL, 100 * MIB, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    printf("to read: %s\n", p != MAP_FAILED ? "mapped" : strerror(errno));
    p = mmap(NULL, 100 * MIB, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    printf("shared: %s\n", p != MAP_FAILED ? "mapped" : strerror(errno));
    return 0;
}
