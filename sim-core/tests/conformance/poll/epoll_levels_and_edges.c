/* epoll(7): level and edge, once only, in which order, and what closing does. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/wait.h>
#include <unistd.h>

static int ep;

static void add(int fd, unsigned events, unsigned name)
{
    struct epoll_event e = {.events = events, .data.u32 = name};
    int r = epoll_ctl(ep, EPOLL_CTL_ADD, fd, &e);
    printf("add %u: %s\n", name, r < 0 ? strerror(errno) : "ok");
}

static void look(const char *what, int most, int timeout)
{
    struct epoll_event e[8];
    int i, n = epoll_wait(ep, e, most, timeout);
    printf("%s: %d", what, n);
    for (i = 0; i < n; i++)
        printf(" %u/%x", e[i].data.u32, e[i].events);
    printf(n < 0 ? " %s\n" : "\n", strerror(errno));
}

int main(void)
{
    int a[2], b[2], c[2], fd;
    char buf[16];
    struct epoll_event e = {.events = EPOLLIN | EPOLLONESHOT, .data.u32 = 2};
    setvbuf(stdout, NULL, _IONBF, 0);
    pipe(a);
    pipe(b);
    pipe(c);
    ep = epoll_create1(0);
    add(a[0], EPOLLIN, 1);
    add(b[0], EPOLLIN | EPOLLET, 2);
    add(a[0], EPOLLIN, 9);
    add(c[0], EPOLLIN, 3);
    look("nothing", 8, 0);
    write(c[1], "x", 1);
    write(a[1], "x", 1);
    write(b[1], "x", 1);
    look("in the order of their coming", 8, 0);
    look("levels again", 8, 0);
    look("one at a time", 1, 0);
    look("in turn", 1, 0);
    write(b[1], "y", 1);
    look("a new edge", 8, 0);
    read(a[0], buf, sizeof buf);
    read(c[0], buf, sizeof buf);
    look("read", 8, 0);

    fd = epoll_ctl(ep, EPOLL_CTL_MOD, b[0], &e);
    printf("once: %d\n", fd);
    look("that is ready already", 8, 0);
    write(b[1], "z", 1);
    look("no more", 8, 0);
    epoll_ctl(ep, EPOLL_CTL_MOD, b[0], &e);
    look("until it is asked for again", 8, 0);

    if (fork() == 0) {
        usleep(5000);
        write(a[1], "child", 5);
        _exit(0);
    }
    look("waited", 8, -1);
    wait(NULL);
    read(a[0], buf, sizeof buf);
    look("for a while", 8, 5);
    close(a[1]);
    look("hung up", 8, 0);
    fd = dup(a[0]);
    close(a[0]);
    look("closed, and open still", 8, 0);
    close(fd);
    look("closed", 8, 0);

    fd = eventfd(1, 0);
    add(fd, EPOLLIN | EPOLLOUT, 4);
    look("eventfd", 8, 0);
    add(ep, EPOLLIN, 5);
    fd = open("file", O_CREAT | O_RDWR, 0600);
    add(fd, EPOLLIN, 6);
    unlink("file");
    look("none asked for", 0, 0);
    fd = epoll_ctl(ep, EPOLL_CTL_DEL, c[1], NULL);
    printf("not in it: %d %s\n", fd, strerror(errno));
    fd = epoll_ctl(c[0], EPOLL_CTL_DEL, c[1], NULL);
    printf("no epoll: %d %s\n", fd, strerror(errno));
    return 0;
}
