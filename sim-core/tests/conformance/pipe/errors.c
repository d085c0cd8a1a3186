#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    int fds[2];
    char c;
    pipe(fds);
    printf("fds %d %d\n", fds[0], fds[1]);
    printf("%d %s\n", (int)write(fds[0], "x", 1), strerror(errno));
    printf("%d %s\n", (int)read(fds[1], &c, 1), strerror(errno));
    printf("%d %s\n", (int)read(99, &c, 1), strerror(errno));
    write(fds[1], "ab", 2);
    printf("%d %s\n", (int)read(fds[0], (void *)1, 1), strerror(errno));
    printf("%d %s\n", (int)lseek(fds[0], 0, SEEK_SET), strerror(errno));
    printf("%d %s\n", close(42), strerror(errno));
    close(fds[1]);
    printf("%d", (int)read(fds[0], &c, 1));
    printf("%c", c);
    printf(" %d\n", (int)read(fds[0], &c, 1));
    printf("%d\n", (int)read(fds[0], &c, 1));
    return 0;
}
