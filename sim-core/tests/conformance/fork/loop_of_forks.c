/* A loop of n forks makes 2 to the n processes. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int fds[2];
    pipe(fds);
    pid_t first = getpid();
    for (int i = 0; i < 5; i++)
        fork();
    write(fds[1], "x", 1);
    while (wait(NULL) > 0)
        ;
    if (getpid() != first)
        _exit(0);
    close(fds[1]);
    char buf[64];
    printf("%ld\n", (long)read(fds[0], buf, sizeof buf));
    return 0;
}
