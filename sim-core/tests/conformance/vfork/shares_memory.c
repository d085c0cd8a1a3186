/* vfork's child uses the parent's memory: what it changes, the parent finds changed. The
 * parent waits until it has gone. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int global = 1;

int main(void)
{
    static int in_function = 2;
    volatile int local = 3;
    int *heap = malloc(sizeof *heap);
    *heap = 4;
    printf("before\n");
    fflush(stdout);
    pid_t pid = vfork();
    if (pid == 0) {
        global = 11;
        in_function = 12;
        local = 13;
        *heap = 14;
        write(1, "child\n", 6);
        _exit(5);
    }
    write(1, "parent\n", 7);
    int status;
    printf("waited for the right one: %d, status %d\n", wait(&status) == pid, WEXITSTATUS(status));
    printf("%d %d %d %d\n", global, in_function, local, *heap);
    return 0;
}
