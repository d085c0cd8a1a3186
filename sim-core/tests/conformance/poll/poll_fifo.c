/* poll on a named pipe: no hang-up before a writer has come, one when it has gone. */
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void look(const char *what, int fd)
{
    struct pollfd p = {fd, POLLIN | POLLOUT, 0};
    int n = poll(&p, 1, 0);
    printf("%s: %d%s%s%s%s\n", what, n, p.revents & POLLIN ? " IN" : "", p.revents & POLLOUT ? " OUT" : "", p.revents & POLLHUP ? " HUP" : "", p.revents & POLLERR ? " ERR" : "");
}

int main(void)
{
    char c;
    unlink("poll.fifo");
    mkfifo("poll.fifo", 0600);
    int r = open("poll.fifo", O_RDONLY | O_NONBLOCK);
    look("no writer yet", r);
    int w = open("poll.fifo", O_WRONLY);
    look("writer there", r);
    look("the writer", w);
    write(w, "x", 1);
    look("a byte", r);
    close(w);
    look("writer gone, a byte left", r);
    read(r, &c, 1);
    look("empty", r);
    int again = open("poll.fifo", O_RDONLY | O_NONBLOCK);
    look("opened again", again);
    w = open("poll.fifo", O_RDWR);
    look("both ends", w);
    look("reader", r);
    close(r);
    close(again);
    look("both ends alone", w);
    unlink("poll.fifo");
    return 0;
}
