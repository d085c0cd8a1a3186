/* fork shares the open file description, and so the position; a second open does not. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    char name[] = "offset.tmp", got[8] = {0};
    int fd = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(fd, "abcdefghij", 10);
    lseek(fd, 0, SEEK_SET);
    int own = open(name, O_RDONLY), copy = dup(fd);
    unlink(name);
    if (fork() == 0) {
        read(fd, got, 3);
        printf("child read %s\n", got);
        fflush(stdout);
        _exit(0);
    }
    wait(NULL);
    printf("position after the child: %ld, by the copy %ld, by the other open %ld\n", (long)lseek(fd, 0, SEEK_CUR),
           (long)lseek(copy, 0, SEEK_CUR), (long)lseek(own, 0, SEEK_CUR));
    read(copy, got, 3);
    printf("parent read %s\n", got);
    read(own, got, 3);
    printf("and from its own: %s\n", got);
    return 0;
}
