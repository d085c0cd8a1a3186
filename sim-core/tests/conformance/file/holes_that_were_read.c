// A hole that was read is still one: lseek finds the data around it, and st_blocks counts none.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static void extents(int fd, const char *what)
{
    struct stat st;
    off_t at = 0, hole;
    fstat(fd, &st);
    printf("%s: %ld bytes, %ld blocks:", what, (long)st.st_size, (long)st.st_blocks);
    while ((at = lseek(fd, at, SEEK_DATA)) >= 0) {
        hole = lseek(fd, at, SEEK_HOLE);
        printf(" %ld-%ld", (long)at, (long)hole);
        at = hole;
    }
    printf(" (%s)\n", strerror(errno));
}

int main(void)
{
    char buf[4096] = "";
    int fd = open("holes", O_RDWR | O_CREAT | O_TRUNC, 0600);
    pwrite(fd, "a", 1, 0);
    pwrite(fd, "b", 1, 40000);
    pwrite(fd, "c", 1, 81920);
    extents(fd, "written");
    lseek(fd, 0, SEEK_SET);
    while (read(fd, buf, sizeof buf) > 0)
        ;
    extents(fd, "read");
    char *p = mmap(NULL, 81921, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    char c = p[20000];
    extents(fd, "touched");
    p[20000] = 'd' + c;
    extents(fd, "stored to");
    msync(p, 81921, MS_SYNC);
    extents(fd, "synced");
    ftruncate(fd, 30000);
    ftruncate(fd, 90000);
    extents(fd, "cut");
    printf("%ld %s\n", (long)lseek(fd, 90000, SEEK_DATA), strerror(errno));
    printf("%ld %ld\n", (long)lseek(fd, 100, SEEK_DATA), (long)lseek(fd, 100, SEEK_HOLE));
    printf("%d %s\n", ftruncate(fd, 1L << 50), strerror(errno));
    printf("%zd %s\n", pwrite(fd, "x", 1, 1L << 50), strerror(errno));
    unlink("holes");
    return 0;
}
