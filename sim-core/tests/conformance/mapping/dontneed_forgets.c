/* MADV_DONTNEED: private anonymous memory reads as zero again, shared memory keeps its
 * data; MADV_FREE may keep it; MADV_REMOVE drops shared memory for everybody. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

static long faults(void)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

static void look(const char *what, volatile char *p)
{
    long a = faults();
    a = faults();
    char r = *p;
    long b = faults();
    *p = 9;
    long c = faults();
    printf("%s: %d (%ld), write (%ld)\n", what, r, b - a, c - b);
}

int main(void)
{
    char *p = mmap(0, 4 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *s = mmap(0, 4 * 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    look("new private", p);
    look("again", p);
    madvise(p, 4096, MADV_DONTNEED);
    look("private, not needed", p);
    madvise(p, 4096, MADV_FREE);
    look("private, free", p);
    look("new shared", s);
    madvise(s, 4096, MADV_DONTNEED);
    look("shared, not needed", s);
    printf("free on shared: %d %s\n", madvise(s, 4096, MADV_FREE), strerror(errno));
    printf("remove on private: %d %s\n", madvise(p, 4096, MADV_REMOVE), strerror(errno));
    printf("remove on shared: %d\n", madvise(s, 4096, MADV_REMOVE));
    look("shared, removed", s);
    mlock(p, 4096);
    printf("locked: %d %s\n", madvise(p, 4096, MADV_DONTNEED), strerror(errno));
    munlock(p, 4096);
    printf("unlocked: %d\n", madvise(p, 4096, MADV_DONTNEED));
    return 0;
}
