/* The shell's way: three programs and two pipes. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void start(int in, int out, int other, char **argv)
{
    if (fork() == 0) {
        if (in >= 0) {
            dup2(in, 0);
            close(in);
        }
        if (out >= 0) {
            dup2(out, 1);
            close(out);
        }
        if (other >= 0)
            close(other);
        execvp(argv[0], argv);
        _exit(127);
    }
}

int main(void)
{
    int a[2], b[2], i, status, sum = 0;
    char *echo[] = {"echo", "pear apple fig\napple plum\nfig", NULL};
    char *tr[] = {"tr", "a-z ", "A-Z\n", NULL};
    char *sort[] = {"sort", "-u", NULL};
    char *cat[] = {"cat", "-n", NULL};
    pipe(a);
    start(-1, a[1], a[0], echo);
    close(a[1]);
    pipe(b);
    start(a[0], b[1], b[0], tr);
    close(a[0]);
    close(b[1]);
    pipe(a);
    start(b[0], a[1], a[0], sort);
    close(b[0]);
    close(a[1]);
    start(a[0], -1, -1, cat);
    close(a[0]);
    for (i = 0; i < 4; i++) {
        wait(&status);
        sum += WEXITSTATUS(status);
    }
    printf("sum of statuses %d\n", sum);
    fflush(stdout);
    pipe(a);
    start(-1, a[1], a[0], echo);
    close(a[1]);
    start(a[0], -1, -1, (char *[]){"wc", NULL});
    close(a[0]);
    while (wait(NULL) > 0)
        ;
    return 0;
}
