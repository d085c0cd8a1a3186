/* The first call of a library function is bound by the dynamic linker: it writes to the page of the global variables. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
int global = 5;
static long faults(void)
{
    struct rusage r;
    getrusage(RUSAGE_SELF, &r);
    return r.ru_minflt;
}

int main(void)
{
    long before, after;
    int *heap = malloc(100 * sizeof *heap);
    heap[0] = 1;
    printf("start\n");
    fflush(stdout);
    if (fork() == 0) {
        before = faults();      /* getrusage is called for the first time */
        global = 6;
        after = faults();
        printf("child, global: %ld\n", after - before);
        before = faults();
        heap[5] = 2;
        after = faults();
        printf("child, heap: %ld\n", after - before);
        exit(0);
    }
    wait(NULL);                 /* so is wait */
    before = faults();
    global = 7;
    after = faults();
    printf("parent, global: %ld\n", after - before);
    before = faults();
    heap[6] = 2;
    after = faults();
    printf("parent, heap: %ld\n", after - before);
    fflush(stdout);
    if (fork() == 0) {
        before = faults();      /* now all of them are known */
        global = 8;
        after = faults();
        printf("second child, global: %ld\n", after - before);
        exit(0);
    }
    wait(NULL);
    before = faults();
    global = 9;
    after = faults();
    printf("parent, global: %ld\n", after - before);
    return 0;
}
