/* timerfd_create(2): how often it has expired, once or many times, before it was read. */
#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define MS 1000000

static void set(int fd, int flags, long first_ms, long interval_ms)
{
    struct itimerspec t = {{0, interval_ms * MS}, {0, first_ms * MS}};
    int r = timerfd_settime(fd, flags, &t, NULL);
    printf("set %ld %ld: %s\n", first_ms, interval_ms, r < 0 ? strerror(errno) : "ok");
}

static void take(const char *what, int fd)
{
    uint64_t n = 0;
    int r = read(fd, &n, sizeof n);
    printf("%s: %s %llu\n", what, r < 0 ? strerror(errno) : "ok", (unsigned long long)n);
}

int main(void)
{
    struct itimerspec now;
    struct timespec past;
    struct pollfd p;
    int i, fd = timerfd_create(CLOCK_MONOTONIC, 0);
    set(fd, 0, 20, 0);
    take("once", fd);
    timerfd_gettime(fd, &now);
    printf("then it stands: %ld %ld\n", (long)now.it_value.tv_sec, now.it_value.tv_nsec);

    set(fd, 0, 200, 200);
    for (i = 0; i < 3; i++)
        take("each time", fd);
    usleep(700 * 1000);
    take("three at a time", fd);
    p = (struct pollfd){fd, POLLIN, 0};
    i = poll(&p, 1, 1);
    printf("not yet: %d\n", i);
    i = poll(&p, 1, 1000);
    printf("now: %d, events %x\n", i, p.revents);
    timerfd_gettime(fd, &now);
    i = now.it_value.tv_nsec > 0 && now.it_value.tv_nsec <= 200 * MS;
    printf("interval %ld, the rest is part of it: %d\n", now.it_interval.tv_nsec / MS, i);
    set(fd, 0, 0, 0);
    i = poll(&p, 1, 100);
    printf("stopped: %d\n", i);
    close(fd);

    fd = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK);
    take("nothing set", fd);
    clock_gettime(CLOCK_REALTIME, &past);
    now = (struct itimerspec){{0, 0}, {past.tv_sec - 1, 0}};
    timerfd_settime(fd, TFD_TIMER_ABSTIME, &now, NULL);
    p.fd = fd;
    i = poll(&p, 1, 100);
    printf("in the past: %d\n", i);
    take("at once", fd);
    set(fd, 0, 1000, 0);
    i = timerfd_settime(0, 0, &now, NULL);
    printf("no timer: %d %s\n", i, strerror(errno));
    i = write(fd, &i, 8);
    printf("written: %d %s\n", i, strerror(errno));
    return 0;
}
