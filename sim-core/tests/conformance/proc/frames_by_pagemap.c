/* Page frames by /proc/PID/pagemap: the same in parent and child until one writes; the
 * last sharer keeps the frame. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static uint64_t entry(void *p)
{
    uint64_t e = 0;
    int fd = open("/proc/self/pagemap", O_RDONLY);
    if (pread(fd, &e, sizeof e, (uintptr_t)p / 4096 * 8) != 8)
        printf("no pagemap\n");
    close(fd);
    return e;
}

static uint64_t frame(void *p)
{
    return entry(p) & ((1ULL << 55) - 1);
}

static void bits(const char *what, void *p)
{
    uint64_t e = entry(p);
    printf("%s: present %d, file or shared %d, mapped once %d\n", what, (int)(e >> 63), (int)(e >> 61 & 1),
           (int)(e >> 56 & 1));
}

int main(void)
{
    char *p = mmap(0, 4 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *s = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    volatile char c = p[2 * 4096];
    c = p[3 * 4096];
    p[0] = p[4096] = s[0] = 1;
    bits("touched", p);
    bits("shared", s);
    printf("the zero page, twice: %d, another: %d\n", frame(p + 2 * 4096) == frame(p + 3 * 4096),
           frame(p) != frame(p + 2 * 4096));
    uint64_t before[3] = {frame(p), frame(p + 4096), frame(s)};
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        printf("child: same %d %d, shared same %d\n", frame(p) == before[0], frame(p + 4096) == before[1],
               frame(s) == before[2]);
        bits("child, before writing", p);
        p[0] = 2;
        s[0] = 2;
        printf("child has written: same %d, the other page %d, shared %d\n", frame(p) == before[0],
               frame(p + 4096) == before[1], frame(s) == before[2]);
        bits("child, after writing", p);
        exit(0);
    }
    wait(0);
    printf("parent: same %d %d\n", frame(p) == before[0], frame(p + 4096) == before[1]);
    bits("parent", p);
    p[0] = 3;
    printf("last sharer wrote: same %d\n", frame(p) == before[0]);
    madvise(p, 4096, MADV_DONTNEED);
    printf("not needed: %d\n", (int)(entry(p) >> 63));
    return 0;
}
