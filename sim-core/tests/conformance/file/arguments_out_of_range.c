/* Lengths and places that no file has: read, readv, lseek, sync_file_range; and the resolution of clocks. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define TRY(call)                                                        \
    do {                                                                 \
        errno = 0;                                                       \
        long result = (call);                                            \
        printf("%s: %ld %s\n", #call, result, errno ? strerror(errno) : ""); \
    } while (0)

int main(void)
{
    char text[16];
    struct iovec negative = {text, -1};
    struct timespec tick;
    int fd = open("/tmp/range", O_RDWR | O_CREAT | O_TRUNC, 0600), ends[2];
    pipe(ends);
    TRY(read(fd, text, -1));
    TRY(write(fd, text, -1));
    TRY(readv(fd, &negative, 1));
    TRY(pread(fd, text, -1, 0));
    TRY(lseek(fd, 0x7fffffffffffffff, SEEK_SET));
    TRY(lseek(fd, 0xffffffff000, SEEK_SET));
    TRY(lseek(fd, 0xffffffff001, SEEK_SET));
    TRY(lseek(fd, 1, SEEK_CUR));
    TRY(sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE));
    TRY(sync_file_range(fd, 0, 0, 8));
    TRY(sync_file_range(fd, -1, 0, 0));
    TRY(sync_file_range(fd, 5, -1, 0));
    TRY(sync_file_range(ends[0], 0, 0, 0));
    TRY(sync_file_range(99, 0, 0, 0));
    TRY(clock_getres(CLOCK_MONOTONIC, &tick));
    printf("%ld\n", tick.tv_nsec);
    TRY(clock_getres(CLOCK_REALTIME_COARSE, &tick));
    printf("%ld\n", tick.tv_nsec);
    TRY(clock_getres(99, &tick));
    unlink("/tmp/range");
    return 0;
}
