#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int fds[2];
    char buf[32];
    pipe(fds);
    if (fork() == 0) {
        close(fds[1]);
        ssize_t n;
        while ((n = read(fds[0], buf, sizeof buf)) > 0)
            write(1, buf, n);
        write(1, "end of file\n", 12);
        _exit(0);
    }
    close(fds[0]);
    const char *msg = "hello through a pipe\n";
    write(fds[1], msg, strlen(msg));
    close(fds[1]);
    wait(NULL);
    return 0;
}
