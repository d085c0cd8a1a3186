/* malloc goes on from the same state in both: the same addresses, different memory. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char *a = malloc(100), *b = malloc(100);
    free(a);
    int fd[2];
    pipe(fd);
    if (fork() == 0) {
        char *p[3] = {malloc(100), malloc(100), malloc(300000)};
        p[0][0] = 'c';
        free(b);
        write(fd[1], p, sizeof p);
        _exit(0);
    }
    wait(0);
    char *q[3], *p[3] = {malloc(100), malloc(100), malloc(300000)};
    p[0][0] = 'p';
    read(fd[0], q, sizeof q);
    for (int i = 0; i < 3; i++)
        printf("%d", p[i] == q[i]);
    printf(" %d %c\n", p[0] == a, p[0][0]);
    free(b);
    printf("freed twice, once in each\n");
    return 0;
}
