/* poll on pipes and files: what is ready, what is not, what has gone; how long it waits. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void names(short r)
{
    static const struct { short bit; const char *name; } all[] = {{POLLIN, "IN"}, {POLLOUT, "OUT"}, {POLLERR, "ERR"}, {POLLHUP, "HUP"}, {POLLNVAL, "NVAL"}, {POLLRDNORM, "RDNORM"}, {POLLWRNORM, "WRNORM"}};
    for (int i = 0; i < 7; ++i)
        if (r & all[i].bit)
            printf(" %s", all[i].name);
}

static void look(const char *what, struct pollfd *p, int n, int ms)
{
    int r = poll(p, n, ms);
    printf("%s: %d", what, r);
    if (r < 0)
        printf(" %s", strerror(errno));
    for (int i = 0; i < n && r >= 0; ++i) {
        printf(" [");
        names(p[i].revents);
        printf(" ]");
    }
    printf("\n");
    fflush(stdout);
}

int main(void)
{
    int fd[2], other[2];
    char page[4096] = {0};
    pipe(fd);
    pipe(other);
    struct pollfd p[3] = {{fd[0], POLLIN, 0}, {fd[1], POLLOUT, 0}, {-1, POLLIN, 9}};
    look("empty", p, 3, 0);
    write(fd[1], "x", 1);
    look("a byte", p, 3, -1);
    p[0].events = 0;
    look("nothing wanted", p, 1, 0);
    p[0].events = POLLIN | POLLOUT | POLLRDNORM;
    p[1].events = POLLIN | POLLOUT | POLLWRNORM;
    look("all wanted", p, 2, 0);
    for (int i = 0; i < 15; ++i)
        write(fd[1], page, 4096);
    fcntl(fd[1], F_SETFL, O_NONBLOCK);
    while (write(fd[1], page, 4096) > 0)
        ;
    p[0].events = POLLIN;
    p[1].events = POLLOUT;
    look("full", p, 2, 0);
    close(fd[1]);
    p[1].fd = 77;
    look("writer gone", p, 2, 0);
    while (read(fd[0], page, 4096) > 0)
        ;
    look("and empty", p, 1, -1);
    close(fd[0]);
    look("closed", p, 1, 10);
    p[0] = (struct pollfd){other[1], 0, 0};
    close(other[0]);
    look("reader gone", p, 1, 0);
    p[0] = (struct pollfd){open("poll.tmp", O_RDWR | O_CREAT, 0600), POLLIN | POLLOUT, 0};
    p[1] = (struct pollfd){open("/dev/null", O_RDONLY), POLLIN | POLLOUT, 0};
    look("a file, a device", p, 2, -1);
    unlink("poll.tmp");

    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    look("nobody, 30 ms", NULL, 0, 30);
    clock_gettime(CLOCK_MONOTONIC, &b);
    long ms = (b.tv_sec - a.tv_sec) * 1000 + (b.tv_nsec - a.tv_nsec) / 1000000;
    printf("it took %s\n", ms >= 30 && ms < 500 ? "about 30 ms" : "something else");
    struct rlimit l;
    getrlimit(RLIMIT_NOFILE, &l);
    look("too many", p, l.rlim_cur + 1 < 100000 ? l.rlim_cur + 1 : 0, 0) ;
    look("bad address", (struct pollfd *)8, 1, 0);

    /* Three children, each with a pipe of its own, answer in the order in which they are asked to. */
    int ask[3][2], answer[3][2];
    for (int i = 0; i < 3; ++i) {
        pipe(ask[i]);
        pipe(answer[i]);
        if (fork() == 0) {
            char c;
            read(ask[i][0], &c, 1);
            write(answer[i][1], "abc" + i, 1);
            _exit(0);
        }
        close(answer[i][1]);
        p[i] = (struct pollfd){answer[i][0], POLLIN, 0};
    }
    static const int order[3] = {1, 2, 0};
    for (int k = 0; k < 3; ++k) {
        write(ask[order[k]][1], "?", 1);
        int r;
        do
            r = poll(p, 3, -1);
        while (r == 0);
        for (int i = 0; i < 3; ++i)
            if (p[i].revents & POLLIN) {
                char c;
                read(p[i].fd, &c, 1);
                printf("child %d says %c\n", i, c);
                p[i].fd = -1;
            }
    }
    while (wait(NULL) > 0)
        ;
    return 0;
}
