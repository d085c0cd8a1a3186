/* The sieve of xv6, ping-pong and a ring of pipes. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>
#include <string.h>
/* ping-pong, ring, primes sieve xv6 */
static void sieve(int in)
{
    int p, n;
    if (read(in, &p, 4) != 4) {
        close(in);
        return;
    }
    printf("prime %d\n", p);
    fflush(stdout);
    int fd[2];
    pipe(fd);
    if (fork() == 0) {
        close(fd[1]);
        close(in);
        sieve(fd[0]);
        exit(0);
    }
    close(fd[0]);
    while (read(in, &n, 4) == 4)
        if (n % p)
            write(fd[1], &n, 4);
    close(fd[1]);
    close(in);
    wait(0);
}

int main()
{
    int fd[2];
    pipe(fd);
    if (fork() == 0) {
        close(fd[1]);
        sieve(fd[0]);
        exit(0);
    }
    close(fd[0]);
    for (int i = 2; i <= 50; i++)
        write(fd[1], &i, 4);
    close(fd[1]);
    wait(0);
    int a[2], b[2];
    char c = 'x';
    pipe(a);
    pipe(b);
    if (!fork()) {
        read(a[0], &c, 1);
        printf("child got %c\n", c);
        fflush(stdout);
        c = 'y';
        write(b[1], &c, 1);
        exit(0);
    }
    write(a[1], &c, 1);
    read(b[0], &c, 1);
    printf("parent got %c\n", c);
    wait(0);
    int N = 5;
    int p[6][2];
    for (int i = 0; i <= N; i++)
        pipe(p[i]);
    for (int i = 0; i < N; i++)
        if (!fork()) {
            int v;
            read(p[i][0], &v, 4);
            v = v * 2 + i;
            write(p[i + 1][1], &v, 4);
            exit(0);
        }
    int v = 1;
    write(p[0][1], &v, 4);
    read(p[N][0], &v, 4);
    printf("ring %d\n", v);
    while (wait(0) > 0);
    printf("done\n");
}
