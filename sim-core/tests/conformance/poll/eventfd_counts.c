/* eventfd(2): a counter between processes; what a read takes, what is full, what poll says of it. */
#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/wait.h>
#include <unistd.h>

static int fd;

static void take(const char *what)
{
    uint64_t n = 0;
    int r = read(fd, &n, sizeof n);
    if (r < 0)
        printf("%s: %s\n", what, strerror(errno));
    else
        printf("%s: %d bytes, %llu\n", what, r, (unsigned long long)n);
}

static void put(const char *what, uint64_t n)
{
    int r = write(fd, &n, sizeof n);
    printf("%s: %s\n", what, r < 0 ? strerror(errno) : "ok");
}

static void ready(const char *what)
{
    struct pollfd p = {fd, POLLIN | POLLOUT, 0};
    int r = poll(&p, 1, 0);
    printf("%s: %d, events %x\n", what, r, p.revents);
}

int main(void)
{
    int i;
    setvbuf(stdout, NULL, _IONBF, 0);
    fd = eventfd(0, 0);
    ready("new");
    if (fork() == 0) {
        for (i = 1; i <= 4; i++) {
            uint64_t n = i;
            write(fd, &n, sizeof n);
        }
        _exit(0);
    }
    wait(NULL);
    ready("after the child");
    take("all that the child wrote");
    if (fork() == 0) {
        uint64_t n = 42;
        usleep(2000);
        write(fd, &n, sizeof n);
        _exit(0);
    }
    take("waited for it");
    wait(NULL);
    close(fd);

    fd = eventfd(3, EFD_SEMAPHORE | EFD_NONBLOCK);
    for (i = 0; i < 4; i++)
        take("semaphore");
    put("as much as fits", UINT64_MAX - 1);
    ready("full");
    put("one more", 1);
    put("the greatest", UINT64_MAX);
    i = write(fd, "1234", 4);
    printf("four bytes: %d %s\n", i, strerror(errno));
    i = eventfd(0, 0x40);
    printf("unknown flag: %d %s\n", i, strerror(errno));
    return 0;
}
