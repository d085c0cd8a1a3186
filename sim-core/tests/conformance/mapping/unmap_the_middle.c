/* munmap of the middle leaves two ends; the hole kills who touches it. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void try(volatile char *p)
{
    fflush(stdout);
    if (fork() == 0) {
        char c = *p;
        printf("%d ", c);
        fflush(stdout);
        _exit(0);
    }
    int status;
    wait(&status);
    if (WIFSIGNALED(status))
        printf("killed by %d ", WTERMSIG(status));
}

int main(void)
{
    char *p = mmap(0, 5 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (int i = 0; i < 5; i++)
        p[i * 4096] = i + 1;
    munmap(p + 2 * 4096, 1);
    for (int i = 0; i < 5; i++)
        try(p + i * 4096);
    printf("\n");
    munmap(p, 5 * 4096);
    for (int i = 0; i < 5; i++)
        try(p + i * 4096);
    printf("\nunmapped twice: %d\n", munmap(p, 5 * 4096));
    return 0;
}
