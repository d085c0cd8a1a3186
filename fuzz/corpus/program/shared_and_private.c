/* MAP_SHARED is shared with the child, MAP_PRIVATE is copied. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int *private = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *shared = 1;
    *private = 1;
    if (fork() == 0) {
        *shared = 2;
        *private = 2;
        _exit(0);
    }
    wait(NULL);
    printf("shared %d, private %d\n", *shared, *private);
    munmap(shared, 4096);
    munmap(private, 4096);
    return 0;
}
