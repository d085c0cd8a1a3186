/* Three generations share a page; each writer copies, the last one keeps it. Sums of
 * faults that the children took (RUSAGE_CHILDREN). */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long faults(void)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

static void store(volatile char *p, const char *who)
{
    char v = *p;
    long a = faults();
    a = faults();
    *p = v + 1;
    long b = faults();
    printf("%s: %d -> %d, %ld\n", who, v, *p, b - a);
    fflush(stdout);
}

int main(void)
{
    char *p = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    store(p, "first");
    if (fork() == 0) {
        if (fork() == 0) {
            store(p, "grandchild");
            store(p, "grandchild");
            exit(0);
        }
        wait(0);
        store(p, "child");
        if (fork() == 0) {
            store(p, "second grandchild");
            exit(0);
        }
        wait(0);
        store(p, "child");
        exit(0);
    }
    wait(0);
    store(p, "parent");
    store(p, "parent");
    return 0;
}
