#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHILDREN = 50, PAGES = 40, PAGE = 4096 };

int main(void) {
    char *memory = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (int page = 0; page < PAGES; page++)
        memory[page * PAGE] = 'p';

    for (int n = 1; n <= CHILDREN; n++) {
        if (fork() == 0) {
            /* Each child makes all forty pages its own. */
            for (int page = 0; page < PAGES; page++)
                memory[page * PAGE] = n;
            sleep(1);
            exit(n);
        }
    }

    int sum = 0, status;
    while (wait(&status) > 0)
        sum += WEXITSTATUS(status);
    printf("sum of all exit codes: %d\n", sum);
    return 0;
}
