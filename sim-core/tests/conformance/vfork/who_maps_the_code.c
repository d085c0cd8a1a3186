/* vfork's code lies apart from what a program has run before main. The parent runs it first, so the
   fault is the parent's; the child, in the same memory, has none. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int global = 1;

static long faults(int who)
{
    struct rusage usage;
    getrusage(who, &usage);
    return usage.ru_minflt;
}

int main(void)
{
    faults(RUSAGE_SELF);
    for (int i = 0; i < 3; i++) {
        long before = faults(RUSAGE_SELF), children = faults(RUSAGE_CHILDREN);
        pid_t pid = vfork();
        if (pid == 0) {
            global++;
            _exit(0);
        }
        long after = faults(RUSAGE_SELF);
        waitpid(pid, NULL, 0);
        printf("parent %ld, child %ld, global %d\n", after - before,
               faults(RUSAGE_CHILDREN) - children, global);
    }
    return 0;
}
