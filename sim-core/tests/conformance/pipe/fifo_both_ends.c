/* A named pipe opened O_RDWR: it needs no partner, holds bytes, and never comes to its end. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char b[32];
    unlink("both.fifo");
    mkfifo("both.fifo", 0600);
    int fd = open("both.fifo", O_RDWR);
    printf("opened: %d\n", fd >= 0);
    printf("written: %zd\n", write(fd, "hello", 5));
    printf("read: %zd %.5s\n", read(fd, b, sizeof b), b);
    fcntl(fd, F_SETFL, O_NONBLOCK);
    ssize_t n = read(fd, b, sizeof b);
    printf("empty: %zd %s\n", n, strerror(errno));
    int w = open("both.fifo", O_WRONLY | O_NONBLOCK);
    printf("writer needs nobody to come: %d\n", w >= 0);
    write(w, "from w", 6);
    close(w);
    n = read(fd, b, sizeof b);
    printf("read: %zd %.6s\n", n, b);
    n = read(fd, b, sizeof b);
    printf("no end of file: %zd %s\n", n, strerror(errno));
    if (fork() == 0) {
        int r = open("both.fifo", O_RDONLY);
        printf("child: %zd\n", read(r, b, 3));
        fflush(stdout);
        _exit(0);
    }
    write(fd, "abc", 3);
    wait(NULL);
    close(fd);
    w = open("both.fifo", O_WRONLY | O_NONBLOCK);
    printf("nobody reads: %d %s\n", w, strerror(errno));
    int r = open("both.fifo", O_RDONLY | O_NONBLOCK);
    printf("no writer yet: %zd\n", read(r, b, 3));
    struct stat st;
    fstat(r, &st);
    printf("a fifo: %d\n", S_ISFIFO(st.st_mode));
    unlink("both.fifo");
    return 0;
}
