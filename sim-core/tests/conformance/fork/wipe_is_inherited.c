/* WIPEONFORK goes on to the grandchild; DONTFORK leaves a hole that mmap may use. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void in_child(void (*f)(char *), char *p)
{
    fflush(stdout);
    if (fork() == 0) {
        f(p);
        exit(0);
    }
    int status;
    wait(&status);
    printf("status %x\n", status);
}

static void second(char *p)
{
    printf("grandchild %d\n", p[0]);
}

static void first(char *p)
{
    printf("child %d\n", p[0]);
    p[0] = 7;
    in_child(second, p);
    madvise(p, 4096, MADV_KEEPONFORK);
    in_child(second, p);
}

static void hole(char *p)
{
    char *q = mmap(p, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    printf("there is room: %d, %d %d %d\n", q == p, p[-4096], p[0], p[4096]);
}

int main(void)
{
    char *p = mmap(0, 3 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    p[0] = 5;
    p[4096] = 6;
    p[8192] = 7;
    madvise(p, 4096, MADV_WIPEONFORK);
    in_child(first, p);
    printf("parent %d\n", p[0]);
    madvise(p + 4096, 4096, MADV_DONTFORK);
    in_child(hole, p + 4096);
    printf("parent %d\n", p[4096]);
    return 0;
}
