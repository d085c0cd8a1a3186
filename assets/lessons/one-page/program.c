#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *page = 1;

    pid_t child = fork();
    if (child == 0) {
        *page = 2;
        printf("child:  %d at %p\n", *page, (void *)page);
        return 0;
    }
    wait(NULL);
    printf("parent: %d at %p\n", *page, (void *)page);
    *page = 3;
    return 0;
}
