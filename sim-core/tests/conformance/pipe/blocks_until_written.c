/* A reader sleeps until there is something to read. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int fds[2];
    int value;
    pipe(fds);
    if (fork() == 0) {
        usleep(50000);
        value = 1234;
        write(fds[1], &value, sizeof value);
        _exit(0);
    }
    ssize_t n = read(fds[0], &value, sizeof value);
    printf("%ld bytes: %d\n", (long)n, value);
    wait(NULL);
    return 0;
}
