/* clone(2): with CLONE_VM the child writes to its parent's variables, without it to copies; with CLONE_FILES
   it closes its parent's descriptors. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define STACK (64 * 1024)

static int shared = 1, closed = -1;

static int child(void *arg)
{
    char local[2000];
    memset(local, 1, sizeof local);
    shared += *(int *)arg + local[1999];
    close(closed);
    return shared;
}

static void run(const char *what, int flags)
{
    char *stack = mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    int arg = 40, status, pid;
    closed = open("/dev/null", O_RDONLY);
    pid = clone(child, stack + STACK, flags | SIGCHLD, &arg);
    waitpid(pid, &status, 0);
    printf("%-22s exit %d, shared %d, descriptor %s\n", what, WEXITSTATUS(status), shared,
           fcntl(closed, F_GETFD) < 0 ? "closed" : "open");
    close(closed);
    munmap(stack, STACK);
}

int main(void)
{
    run("nothing", 0);
    run("CLONE_FILES", CLONE_FILES);
    run("CLONE_VM", CLONE_VM);
    run("CLONE_VM | CLONE_VFORK", CLONE_VM | CLONE_VFORK);
    printf("%d", clone(NULL, &shared, SIGCHLD, NULL));
    printf(" %s\n", strerror(errno));
    printf("%d", clone(child, NULL, SIGCHLD, NULL));
    printf(" %s\n", strerror(errno));
    return 0;
}
