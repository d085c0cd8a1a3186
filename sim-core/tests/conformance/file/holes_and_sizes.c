/* What was never written reads as zeros, and takes no blocks. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
    int fd = open("holes.tmp", O_RDWR | O_CREAT | O_TRUNC, 0600);
    unlink("holes.tmp");
    struct stat st;
    lseek(fd, 1 << 20, SEEK_SET);
    write(fd, "end", 3);
    fstat(fd, &st);
    printf("size %ld\n", (long)st.st_size);
    char buf[16];
    memset(buf, 'x', sizeof buf);
    printf("read %ld: %d %d\n", (long)pread(fd, buf, 8, 1000), buf[0], buf[7]);
    printf("across the end: %ld, beyond: %ld\n", (long)pread(fd, buf, 16, (1 << 20) + 1), (long)pread(fd, buf, 16, 1 << 21));
    ftruncate(fd, 100);
    fstat(fd, &st);
    printf("cut to %ld\n", (long)st.st_size);
    pwrite(fd, "abcdefghij", 10, 95);
    ftruncate(fd, 98);
    ftruncate(fd, 110);
    pread(fd, buf, 12, 94);
    for (int i = 0; i < 12; i++) printf("%d ", buf[i]);
    puts("");
    printf("position is still %ld\n", (long)lseek(fd, 0, SEEK_CUR));
    printf("from the end: %ld\n", (long)lseek(fd, -10, SEEK_END));
    printf("a write behind the end: %ld\n", (long)pwrite(fd, "z", 1, 5000));
    fstat(fd, &st);
    printf("size %ld\n", (long)st.st_size);
    return 0;
}
