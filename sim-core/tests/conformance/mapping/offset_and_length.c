/* A mapping of the middle of a file, and its odd end. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void) {
    int fd = open("offset.tmp", O_RDWR | O_CREAT | O_TRUNC, 0600);
    unlink("offset.tmp");
    for (int i = 0; i < 10; i++) {
        char page[4096];
        memset(page, 'a' + i, sizeof page);
        write(fd, page, i == 9 ? 100 : 4096);
    }
    char *m = mmap(NULL, 3 * 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 7 * 4096);
    printf("%c %c %c, after the end of the file %d\n", m[0], m[4096], m[8192], m[8192 + 100]);
    m[8192 + 200] = 'z';
    char c = 0;
    printf("what is written behind the end is not in the file: %ld\n", (long)pread(fd, &c, 1, 9 * 4096 + 200));
    munmap(m + 4096, 4096);
    printf("%c and %c are still there\n", m[0], m[8192]);
    close(fd);
    m[0] = 'Q';
    printf("closed, and still mapped: %c\n", m[0]);
    return 0;
}
