/* fork() && fork() || fork(): the classic puzzle. Each process writes one byte. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int fds[2];
    pipe(fds);
    pid_t first = getpid();
    (fork() && fork()) || fork();
    write(fds[1], "x", 1);
    while (wait(NULL) > 0)
        ;
    if (getpid() != first)
        _exit(0);
    close(fds[1]);
    char c;
    int n = 0;
    while (read(fds[0], &c, 1) == 1)
        n++;
    printf("%d processes\n", n);
    return 0;
}
