/* A mapping behind the end of its file: SIGBUS; in the last page zeros. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static int probe(volatile char *at) {
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        char c = *at;
        _exit(c == 0 ? 0 : 1);
    }
    int status;
    waitpid(pid, &status, 0);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

int main(void) {
    int fd = open("shrink.tmp", O_RDWR | O_CREAT | O_TRUNC, 0600);
    unlink("shrink.tmp");
    ftruncate(fd, 3 * 4096);
    char *map = mmap(NULL, 4 * 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    memset(map, 'x', 3 * 4096);
    printf("page 0 %d, page 2 %d, page 3 behind the end %d\n", probe(map), probe(map + 2 * 4096), probe(map + 3 * 4096));
    ftruncate(fd, 4096 + 10);
    printf("page 1: byte 9 %d, byte 10 %d, byte 4095 %d\n", probe(map + 4096 + 9), probe(map + 4096 + 10), probe(map + 8191));
    printf("page 2 is gone %d\n", probe(map + 2 * 4096));
    ftruncate(fd, 3 * 4096);
    printf("longer again: page 2 %d\n", probe(map + 2 * 4096));
    char *private = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    private[0] = 'p';
    ftruncate(fd, 0);
    printf("even the private copy is gone: %d\n", probe(private));
    printf("SIGBUS is %d\n", SIGBUS);
    return 0;
}
