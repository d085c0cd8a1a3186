/* fallocate with FALLOC_FL_ZERO_RANGE: zeros in place of what was there, also under a mapping;
   the file grows unless FALLOC_FL_KEEP_SIZE says no. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static long size(int fd)
{
    struct stat st;
    fstat(fd, &st);
    return (long)st.st_size;
}

int main(void)
{
    char text[12288];
    int fd = open("zero.bin", O_RDWR | O_CREAT | O_TRUNC, 0600);
    memset(text, 'x', sizeof text);
    write(fd, text, sizeof text);
    char *shared = mmap(NULL, 16384, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    char *private = mmap(NULL, 16384, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    private[5000] = 'p';
    printf("%d\n", fallocate(fd, FALLOC_FL_ZERO_RANGE, 100, 8000));
    printf("%d %d %d %d\n", shared[99], shared[100], shared[8099], shared[8100]);
    printf("private copy stays: %c, the others follow: %d\n", private[5000], private[8099]);
    pread(fd, text, sizeof text, 0);
    printf("read: %d %d %d\n", text[99], text[4096], text[8100]);
    fallocate(fd, FALLOC_FL_ZERO_RANGE | FALLOC_FL_KEEP_SIZE, 12000, 9000);
    printf("%ld\n", size(fd));
    printf("%d %d\n", shared[11999], shared[12000]);
    fallocate(fd, FALLOC_FL_ZERO_RANGE, 13000, 3000);
    printf("%ld\n", size(fd));
    unlink("zero.bin");
    return 0;
}
