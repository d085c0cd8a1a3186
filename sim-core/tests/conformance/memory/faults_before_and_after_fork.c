/* First touch costs one fault a page; after fork a write costs one, a read none;
 * the last sharer still takes a fault, but keeps its page. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGES 8

static long faults(void) {
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

int main(void) {
    long r[6];
    int fds[2];
    volatile char *p = mmap(NULL, PAGES * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    volatile char c;
    pipe(fds);
    printf("warm up %ld\n", faults() > 0 ? 1L : 0L);
    fflush(stdout);
    for (int i = 0; i < 6; i++)
        r[i] = 0;
    long a = faults();
    for (int i = 0; i < PAGES; i++)
        p[i * 4096] = 1;
    r[0] = faults() - a;
    a = faults();
    for (int i = 0; i < PAGES; i++)
        p[i * 4096] = 2;
    r[1] = faults() - a;
    if (fork() == 0) {
        long s[2];
        s[0] = s[1] = 0;
        a = faults();
        for (int i = 0; i < PAGES; i++)
            c = p[i * 4096];
        s[0] = faults() - a;
        a = faults();
        for (int i = 0; i < PAGES; i++)
            p[i * 4096] = 3;
        s[1] = faults() - a;
        write(fds[1], s, sizeof s);
        _exit(0);
    }
    read(fds[0], &r[2], 16);
    wait(NULL);
    a = faults();
    for (int i = 0; i < PAGES; i++)
        p[i * 4096] = 4;
    r[4] = faults() - a;
    a = faults();
    for (int i = 0; i < PAGES; i++)
        p[i * 4096] = 5;
    r[5] = faults() - a;
    printf("first touch %ld, again %ld, child reads %ld, child writes %ld, last sharer %ld, again %ld\n", r[0], r[1], r[2], r[3], r[4], r[5]);
    return 0;
}
