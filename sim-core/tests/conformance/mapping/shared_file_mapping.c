/* A shared mapping and the file are the same bytes, for every process. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int fd = open("shared.tmp", O_RDWR | O_CREAT | O_TRUNC, 0600);
    unlink("shared.tmp");
    ftruncate(fd, 8192);
    char *map = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    char *private = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    strcpy(map, "written through the mapping");
    char buf[64] = {0};
    pread(fd, buf, 40, 0);
    printf("read: %s\n", buf);
    pwrite(fd, "WRITTEN", 7, 0);
    printf("mapping: %s\n", map);
    printf("private, not touched before: %s\n", private);
    private[0] = '#';
    printf("private after a write: %s\n", private);
    printf("shared is as it was: %s\n", map);
    pwrite(fd, "again", 5, 0);
    printf("private no longer follows: %s\n", private);
    printf("second page of private does: ");
    pwrite(fd, "page two", 8, 4096);
    printf("%s\n", private + 4096);
    fflush(stdout);
    if (fork() == 0) {
        strcpy(map + 100, "from the child");
        strcpy(private + 200, "child only");
        _exit(0);
    }
    wait(NULL);
    printf("[%s] [%s]\n", map + 100, private + 200);
    printf("msync %d munmap %d\n", msync(map, 8192, MS_SYNC), munmap(map, 8192));
    return 0;
}
