/* Writing to a pipe that nobody can read raises SIGPIPE. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int fds[2], status;
    pipe(fds);
    close(fds[0]);
    if (fork() == 0) {
        write(fds[1], "x", 1);
        _exit(0);
    }
    wait(&status);
    printf("signalled %d by %d\n", WIFSIGNALED(status), WTERMSIG(status));
    return 0;
}
