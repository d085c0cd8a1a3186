/* A pipe holds 65536 bytes; the writer of more sleeps until somebody reads. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

char block[100000];

int main(void) {
    int fds[2];
    pipe(fds);
    memset(block, 'x', sizeof block);
    if (fork() == 0) {
        close(fds[0]);
        long n = write(fds[1], block, sizeof block);
        _exit(n == sizeof block ? 0 : 1);
    }
    close(fds[1]);
    usleep(20000);
    long total = 0, n;
    char buf[4096];
    while ((n = read(fds[0], buf, sizeof buf)) > 0)
        total += n;
    int status;
    wait(&status);
    printf("%ld bytes, writer says %d\n", total, WEXITSTATUS(status));
    return 0;
}
