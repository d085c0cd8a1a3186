/* /proc/kpagecount: how many entries map a frame. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static uint64_t word(const char *file, uint64_t index)
{
    uint64_t e = 0;
    int fd = open(file, O_RDONLY);
    pread(fd, &e, sizeof e, index * 8);
    close(fd);
    return e;
}

static uint64_t frame(void *p)
{
    return word("/proc/self/pagemap", (uintptr_t)p / 4096) & ((1ULL << 55) - 1);
}

static void show(const char *when, void *p)
{
    printf("%s: %d, anonymous %d\n", when, (int)word("/proc/kpagecount", frame(p)),
           (int)(word("/proc/kpageflags", frame(p)) >> 12 & 1));
    fflush(stdout);
}

int main(void)
{
    char *p = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *s = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    p[0] = s[0] = 1;
    show("one process", p);
    int go[2], end[2], done[2];
    char c;
    pipe(go);
    pipe(end);
    pipe(done);
    for (int i = 0; i < 3; i++)
        if (fork() == 0) {
            c = s[0];
            write(done[1], "", 1);
            read(go[0], &c, 1);
            if (i == 0)
                p[0] = 2;
            if (i == 1)
                munmap(p, 4096);
            write(done[1], "", 1);
            read(end[0], &c, 1);
            _exit(0);
        }
    for (int i = 0; i < 3; i++)
        read(done[0], &c, 1);
    show("three children", p);
    show("shared", s);
    write(go[1], "...", 3);
    for (int i = 0; i < 3; i++)
        read(done[0], &c, 1);
    show("one has copied, one has unmapped", p);
    write(end[1], "...", 3);
    while (wait(0) > 0)
        ;
    show("all gone", p);
    return 0;
}
