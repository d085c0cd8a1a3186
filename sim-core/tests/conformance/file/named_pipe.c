/* A pipe with a name: open waits for the other end. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    printf("mkfifo %d\n", mkfifo("fifo.tmp", 0600));
    errno = 0;
    printf("again %d %s\n", mkfifo("fifo.tmp", 0600), strerror(EEXIST));
    printf("a writer without a reader, not waiting: %d", open("fifo.tmp", O_WRONLY | O_NONBLOCK));
    printf(" %s\n", strerror(errno));
    fflush(stdout);
    if (fork() == 0) {
        int fd = open("fifo.tmp", O_WRONLY);
        write(fd, "through the name", 16);
        close(fd);
        _exit(0);
    }
    int fd = open("fifo.tmp", O_RDONLY);
    char buf[32] = {0};
    ssize_t n, all = 0;
    while ((n = read(fd, buf + all, sizeof buf - all)) > 0) all += n;
    printf("read %s, then %ld\n", buf, (long)n);
    struct stat st;
    stat("fifo.tmp", &st);
    printf("is a fifo: %d\n", S_ISFIFO(st.st_mode));
    wait(NULL);
    unlink("fifo.tmp");
    return 0;
}
