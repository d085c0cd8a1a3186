/* mremap: grow in place, grow by moving, shrink, move to a place, and what is refused. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

#define RW (PROT_READ | PROT_WRITE)
#define ANON (MAP_PRIVATE | MAP_ANONYMOUS)

static long faults(void)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

int main(void)
{
    char *room = mmap(0, 64 * 4096, PROT_NONE, ANON, -1, 0);
    char *p = mmap(room, 4 * 4096, RW, ANON | MAP_FIXED, -1, 0);
    for (int i = 0; i < 4; i++)
        p[i * 4096] = i + 1;
    char *q = mremap(p, 4 * 4096, 8 * 4096, 0);
    printf("no room: %s\n", q == MAP_FAILED ? strerror(errno) : "given");
    munmap(room + 4 * 4096, 8 * 4096);
    q = mremap(p, 4 * 4096, 8 * 4096, 0);
    printf("room: same %d, %d %d\n", q == p, p[3 * 4096], p[4 * 4096]);
    q = mremap(p, 8 * 4096, 16 * 4096, MREMAP_MAYMOVE);
    long a = faults();
    a = faults();
    int sum = q[0] + q[4096] + q[2 * 4096] + q[3 * 4096];
    long b = faults();
    printf("may move: %d, sum %d, %ld faults\n", q != p, sum, b - a);
    p = mremap(q, 16 * 4096, 2 * 4096, 0);
    printf("shrunk: same %d, %d\n", p == q, p[4096]);
    q = mremap(p, 2 * 4096, 2 * 4096, MREMAP_MAYMOVE | MREMAP_FIXED, room + 40 * 4096);
    printf("moved to a place: %d, %d %d\n", q == room + 40 * 4096, q[0], q[4096]);
    p = mremap(q, 2 * 4096, 4096, MREMAP_FIXED, room);
    printf("fixed without maymove: %s\n", p == MAP_FAILED ? strerror(errno) : "given");
    p = mremap(q, 2 * 4096, 0, MREMAP_MAYMOVE);
    printf("to nothing: %s\n", p == MAP_FAILED ? strerror(errno) : "given");
    p = mremap(q + 1, 4096, 4096, 0);
    printf("not aligned: %s\n", p == MAP_FAILED ? strerror(errno) : "given");
    p = mremap(q, 2 * 4096, 4096 * 2, MREMAP_MAYMOVE | MREMAP_FIXED, q + 4096);
    printf("onto itself: %s\n", p == MAP_FAILED ? strerror(errno) : "given");
    munmap(q, 4096);
    p = mremap(q, 2 * 4096, 3 * 4096, MREMAP_MAYMOVE);
    printf("what is not mapped: %s\n", p == MAP_FAILED ? strerror(errno) : "given");
    char *s = mmap(0, 2 * 4096, RW, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    s[0] = 'x';
    char *t = mremap(s, 0, 4096, MREMAP_MAYMOVE);
    t[0]++;
    printf("old length 0 of shared memory: a second view, %c\n", s[0]);
    return 0;
}
