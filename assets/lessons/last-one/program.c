#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *page = 1;

    for (int n = 0; n < 2; n++) {
        if (fork() == 0) {
            *page = 10 + n;
            return 0;
        }
    }
    while (wait(NULL) > 0)
        ;
    *page = 2;
    printf("parent: %d\n", *page);
    return 0;
}
