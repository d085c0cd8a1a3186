/* The parent spins until the child has written: both must get the CPU. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    volatile int *flag = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (fork() == 0) {
        *flag = 42;
        _exit(0);
    }
    while (*flag == 0)
        ;
    printf("%d\n", *flag);
    wait(NULL);
    return 0;
}
