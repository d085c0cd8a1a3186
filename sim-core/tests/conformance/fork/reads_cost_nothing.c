/* After fork the child's entries are there already: reading costs nothing, the first
 * write to each page one fault, for whoever writes first; and one more for the other,
 * who keeps the frame. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define N 64

static long faults(void)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

static long go(volatile char *p, int from, int to, int write)
{
    char c;
    long a = faults();
    a = faults();
    for (int i = from; i < to; i++)
        if (write)
            p[i * 4096L]++;
        else
            c = p[i * 4096L];
    return faults() - a;
}

int main(void)
{
    int up[2], down[2];
    char c;
    char *p = mmap(0, N * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    pipe(up);
    pipe(down);
    printf("before fork %ld\n", go(p, 0, N / 2, 1));
    fflush(stdout);
    if (fork() == 0) {
        go(p, 0, 1, 0);
        printf("child reads %ld\n", go(p, 0, N / 2, 0));
        printf("child reads what nobody touched %ld\n", go(p, N / 2, N, 0));
        printf("child writes %ld\n", go(p, 0, 10, 1));
        printf("and again %ld\n", go(p, 0, 10, 1));
        fflush(stdout);
        write(up[1], "", 1);
        read(down[0], &c, 1);
        _exit(0);
    }
    read(up[0], &c, 1);
    go(p, 0, 1, 0);
    printf("parent reads %ld\n", go(p, 0, N / 2, 0));
    printf("parent writes what the child has copied %ld\n", go(p, 0, 10, 1));
    printf("parent writes what is shared %ld\n", go(p, 10, N / 2, 1));
    printf("and again %ld\n", go(p, 0, N / 2, 1));
    fflush(stdout);
    write(down[1], "", 1);
    wait(0);
    return 0;
}
