/* getsockopt of a pair of sockets. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    int pair[2], p[2], value;
    socklen_t len = sizeof value;
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
    pipe(p);
    int options[] = {SO_TYPE, SO_ERROR, SO_DOMAIN, SO_PROTOCOL, SO_SNDBUF, SO_RCVBUF, SO_REUSEADDR, SO_ACCEPTCONN};
    for (int i = 0; i < 8; i++) {
        value = -1;
        int r = getsockopt(pair[0], SOL_SOCKET, options[i], &value, &len);
        printf("%d: %d %d %u\n", options[i], r, value, len);
    }
    len = 2;
    value = -1;
    printf("%d", getsockopt(pair[0], SOL_SOCKET, SO_TYPE, &value, &len));
    printf(" %x %u\n", value, len);
    printf("%d", getsockopt(p[0], SOL_SOCKET, SO_TYPE, &value, &len));
    printf(" %s\n", strerror(errno));
    printf("%d", getsockopt(99, SOL_SOCKET, SO_TYPE, &value, &len));
    printf(" %s\n", strerror(errno));
    return 0;
}
