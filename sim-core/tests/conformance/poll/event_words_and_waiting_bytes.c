/* eventfd(2) takes words of eight bytes only, and FIONREAD says what waits in a pipe or socket. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

static void waiting(const char *what, int fd)
{
    int n = -1, r = ioctl(fd, FIONREAD, &n);
    printf("%s: %d %d %s\n", what, r, n, r < 0 ? strerror(errno) : "");
}

int main(void)
{
    uint64_t words[3] = {2, 3, 4};
    static const int sizes[] = {0, 4, 7, 8, 9, 16, 24};
    int event = eventfd(0, EFD_NONBLOCK), pair[2], ends[2];
    for (int i = 0; i < 7; i++) {
        int r = write(event, words, sizes[i]);
        printf("write %d: %d %s\n", sizes[i], r, r < 0 ? strerror(errno) : "");
    }
    for (int i = 0; i < 7; i++) {
        int r = read(event, words, sizes[i]);
        printf("read %d: %d %s\n", sizes[i], r, r < 0 ? strerror(errno) : "");
    }
    pipe(ends);
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
    waiting("empty pipe", ends[0]);
    waiting("empty socket", pair[0]);
    write(ends[1], "hello", 5);
    write(pair[1], "hello", 5);
    write(pair[1], "more", 4);
    waiting("pipe", ends[0]);
    waiting("its other end", ends[1]);
    waiting("socket", pair[0]);
    waiting("the other one", pair[1]);
    read(pair[0], words, 3);
    waiting("socket", pair[0]);
    waiting("event", event);
    return 0;
}
