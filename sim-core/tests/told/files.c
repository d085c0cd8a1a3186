// level: kernel
// Files, names, locks, pipes and sockets: what is told while they change and go.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int fd = open("a", O_RDWR | O_CREAT, 0644);
    write(fd, "hello", 5);
    int again = open("a", O_WRONLY | O_TRUNC);
    flock(fd, LOCK_SH);
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 1, .l_len = 3};
    fcntl(again, F_SETLK, &lock);
    lock.l_type = F_UNLCK;
    fcntl(again, F_SETLK, &lock);
    close(again);
    rename("a", "b");
    chmod("b", 0600);
    link("b", "c");
    unlink("b");
    unlink("c");
    close(fd);

    mkfifo("fifo", 0600);
    int fifo = open("fifo", O_RDWR);
    unlink("fifo");
    write(fifo, "x", 1);
    close(fifo);

    int pair[2];
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
    write(pair[0], "hi", 2);
    close(pair[0]);
    close(pair[1]);
    int ends[2];
    pipe(ends);
    close(ends[0]);
    close(ends[1]);
    return 0;
}
