/* free of an address inside a chunk that was cut from the bins: what stands there for a size is
   a pointer into malloc's own lists, and the message follows from it. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void child(const char *what, size_t first, size_t then, size_t off)
{
    int status;
    if (fork() == 0) {
        char *keep, *p = malloc(first);
        keep = malloc(16);
        free(p);
        p = malloc(then);
        free(p + off);
        _exit(keep == NULL);
    }
    wait(&status);
    printf("%s: %d\n", what, WIFSIGNALED(status) ? WTERMSIG(status) : -1);
    fflush(stdout);
}

int main(void)
{
    child("cut from a large chunk", 3000, 40, 16);
    child("further in", 3000, 200, 32);
    child("not a multiple of 16", 3000, 40, 8);
    child("one from the tcache", 40, 40, 16);
    return 0;
}
