/* What a mapping writes behind the end of a file stays in the page, but does not become part
 * of the file: when the file grows, it is zeroed up to where the new bytes begin. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void)
{
    for (int how = 0; how < 6; how++) {
        int fd = open("file", O_RDWR | O_CREAT | O_TRUNC, 0600);
        ftruncate(fd, 5000);
        char *p = mmap(NULL, 4 * 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        p[4999] = 'b';
        p[5000] = 'c';
        p[8191] = 'd';
        switch (how) {
        case 0: ftruncate(fd, 3 * 4096); break;
        case 1: pwrite(fd, "x", 1, 8192 + 10); break;
        case 2: pwrite(fd, "x", 1, 6000); break;
        case 3: pwrite(fd, "x", 1, 5000); break;
        case 4: lseek(fd, 0, SEEK_END); write(fd, "yy", 2); break;
        case 5: ftruncate(fd, 5100); break;
        }
        printf("%d: %d %d %d %d, size %ld\n", how, p[4999], p[5000], p[5500], p[8191],
               (long)lseek(fd, 0, SEEK_END));
        munmap(p, 4 * 4096);
        close(fd);
    }
    unlink("file");
    return 0;
}
