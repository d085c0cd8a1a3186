/* A shared counter, a private one, and a private one that was read only. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int *shared = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int *private = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *private = *shared = 0;
    for (int i = 0; i < 5; i++)
        if (fork() == 0) {
            (*shared)++;
            (*private)++;
            exit(*private);
        }
    int status, sum = 0;
    while (wait(&status) > 0)
        sum += WEXITSTATUS(status);
    printf("shared %d, private %d, sum of statuses %d\n", *shared, *private, sum);
    return 0;
}
