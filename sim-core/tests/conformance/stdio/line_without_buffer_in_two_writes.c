/* puts, which gcc makes of printf("…\n"), writes the text and the newline one after the other where
   the stream has no buffer: with room in a pipe for the first alone, that one arrives. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char bytes[4096];

static ssize_t arrived(int fd[2])
{
    ssize_t n = read(fd[0], bytes, sizeof bytes) - 4090;
    write(fd[1], bytes, 4090);
    return n;
}

int main(void)
{
    int out = dup(1), fd[2], used;
    ssize_t made[3];
    pipe2(fd, O_NONBLOCK);
    fcntl(fd[1], F_SETPIPE_SZ, 4096);
    setvbuf(stdout, NULL, _IONBF, 0);
    dup2(fd[1], 1);
    write(fd[1], bytes, 4090); /* six more fit */
    printf("a line\n");
    made[0] = arrived(fd);
    fprintf(stdout, "a line\n");
    made[1] = arrived(fd);
    used = printf("a line\n");
    made[2] = arrived(fd);
    dup2(out, 1);
    printf("puts %zd, fwrite %zd, printf %zd and %d\n", made[0], made[1], made[2], used);
    return 0;
}
