#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int fd = open("note.txt", O_RDWR | O_CREAT, 0644);
    write(fd, "f", 1);

    int rw = PROT_READ | PROT_WRITE;
    char *private = mmap(NULL, 4096, rw, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *shared = mmap(NULL, 4096, rw, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    char *file = mmap(NULL, 4096, rw, MAP_PRIVATE, fd, 0);
    *private = 'a';
    *shared = 'a';

    if (fork() == 0) {
        *private = 'B';
        *shared = 'B';
        *file = 'B';
        return 0;
    }
    wait(NULL);
    printf("%c %c %c\n", *private, *shared, *file);
    return 0;
}
