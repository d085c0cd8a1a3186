/* EMFILE, and the lowest free number. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

int main(void) {
    struct rlimit limit = {20, 20};
    setrlimit(RLIMIT_NOFILE, &limit);
    int fd, last = -1, n = 0;
    while ((fd = open("/dev/null", O_RDONLY)) >= 0) {
        last = fd;
        n++;
    }
    printf("last %d, opened %s, then %s\n", last, n > 10 ? "many" : "few", strerror(errno));
    int p[2];
    printf("pipe %d %s\n", pipe(p), strerror(errno));
    printf("dup %d %s\n", dup(0), strerror(errno));
    printf("dup2 %d\n", dup2(1, 19));
    errno = 0;
    printf("dup2 to 20: %d", dup2(1, 20));
    printf(" %s\n", strerror(errno));
    close(7);
    close(5);
    printf("lowest free: %d", open("/dev/null", O_RDONLY));
    printf(" %d\n", open("/dev/null", O_RDONLY));
    return 0;
}
