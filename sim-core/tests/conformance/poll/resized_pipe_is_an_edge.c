/* F_SETPIPE_SZ wakes who waits to write, larger or not: epoll's edge comes again. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <unistd.h>

static void look(int epoll, const char *when)
{
    struct epoll_event event = {0};
    int n = epoll_wait(epoll, &event, 1, 0);
    printf("%s: %d %x\n", when, n, n ? event.events : 0);
}

int main(void)
{
    static const int sizes[] = {65536, 131072, 8192, 8192, 4096};
    struct epoll_event event = {.events = EPOLLOUT | EPOLLET};
    int ends[2], epoll = epoll_create1(0), i;
    char text[40];
    pipe(ends);
    epoll_ctl(epoll, EPOLL_CTL_ADD, ends[1], &event);
    look(epoll, "at first");
    look(epoll, "again");
    for (i = 0; i < 5; i++) {
        snprintf(text, sizeof text, "resized to %d", fcntl(ends[0], F_SETPIPE_SZ, sizes[i]));
        look(epoll, text);
        look(epoll, "again");
    }
    return 0;
}
