/* After fork each process has memory of its own: globals, stack and heap. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int global = 1;

int main(void) {
    int local = 2;
    int *heap = malloc(sizeof *heap);
    *heap = 3;
    fflush(stdout);
    if (fork() == 0) {
        global += 10;
        local += 10;
        *heap += 10;
        printf("child %d %d %d\n", global, local, *heap);
        fflush(stdout);
        _exit(0);
    }
    wait(NULL);
    printf("parent %d %d %d\n", global, local, *heap);
    free(heap);
    return 0;
}
