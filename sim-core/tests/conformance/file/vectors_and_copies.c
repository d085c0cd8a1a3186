// preadv2 and pwritev2, transfers that stop at a bad address, copies within a file.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/uio.h>
#include <unistd.h>

static void say(const char *what, long r)
{
    printf("%s: %ld %s\n", what, r, r < 0 ? strerror(errno) : "");
}

int main(void)
{
    int fd = open("v", O_CREAT | O_RDWR | O_TRUNC, 0600), p[2];
    struct iovec v[2] = {{"abc", 3}, {"defgh", 5}};
    say("at the position", pwritev2(fd, v, 2, -1, 0));
    say("at a place", pwritev2(fd, v, 1, 2, 0));
    say("at the end", pwritev2(fd, v, 1, 0, RWF_APPEND));
    say("position", lseek(fd, 0, SEEK_CUR));
    say("at the end, moving", pwritev2(fd, v, 1, -1, RWF_APPEND | RWF_SYNC));
    say("position", lseek(fd, 0, SEEK_CUR));
    say("unknown flag", pwritev2(fd, v, 1, 0, 0x1000));
    char a[4] = "", b[20] = "";
    struct iovec r[2] = {{a, 3}, {b, 19}};
    say("read", preadv2(fd, r, 2, 0, 0));
    printf("%s %s\n", a, b);
    r[1] = (struct iovec){(void *)8, 5};
    say("second part bad", preadv(fd, r, 2, 0));
    r[0].iov_base = (void *)8;
    say("first part bad", preadv(fd, r, 2, 0));
    char *m = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(m + 4096, 4096, PROT_NONE);
    memset(m, 'm', 4096);
    say("write up to the bad page", pwrite(fd, m + 4090, 20, 100));
    say("length", lseek(fd, 0, SEEK_END));
    say("read up to the bad page", pread(fd, m + 4090, 20, 0));
    pipe(p);
    say("pipe", pwritev2(p[1], v, 2, -1, 0));
    say("pipe at a place", pwritev2(p[1], v, 2, 0, 0));
    off_t at = -1;
    say("send from before the start", sendfile(p[1], fd, &at, 1));
    say("copy onto itself at the end", copy_file_range(fd, NULL, fd, NULL, 10, 0));
    off64_t from = 0, to = 3;
    say("copy onto itself", copy_file_range(fd, &from, fd, &to, 10, 0));
    to = 200;
    say("copy behind itself", copy_file_range(fd, &from, fd, &to, 10, 0));
    printf("%ld %ld\n", (long)from, (long)to);
    say("advice", posix_fadvise(fd, 0, 0, 6));
    say("of a pipe", posix_fadvise(p[0], 0, 0, 6));
    unlink("v");
    return 0;
}
