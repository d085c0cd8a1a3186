/* Memory before MAP_ANONYMOUS: a mapping of /dev/zero. What else cannot be mapped. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void try(const char *what, int fd)
{
    void *p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
    printf("%s: %s\n", what, p != MAP_FAILED ? "mapped" : strerror(errno));
}

int main(void)
{
    int fd = open("/dev/zero", O_RDWR), ends[2];
    int *shared = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    char *own = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    close(fd);
    printf("%d %d\n", shared[0], own[5000]);
    fflush(stdout);
    if (fork() == 0) {
        for (int i = 0; i < 100; i++)
            shared[0]++;
        own[5000] = 9;
        _exit(0);
    }
    wait(NULL);
    printf("%d %d\n", shared[0], own[5000]);
    pipe(ends);
    try("a pipe", ends[0]);
    try("a directory", open("/", O_RDONLY));
    try("/dev/null", open("/dev/null", O_RDWR));
    try("nothing", 99);
    return 0;
}
