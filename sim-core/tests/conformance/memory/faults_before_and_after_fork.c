/* First touch costs one fault a page; after fork a write costs one, a read none;
 * the last sharer still takes a fault, but keeps its page.
 * The stack is a private page too: it is written before each count begins. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGES 8

static volatile char *pages;

static long faults(void) {
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

static long cost(int write) {
    volatile char c;
    long before;
    for (int warm = 0; warm < 2; warm++)
        before = faults();
    for (int i = 0; i < PAGES; i++) {
        if (write)
            pages[i * 4096] = 1;
        else
            c = pages[i * 4096];
    }
    return faults() - before;
}

int main(void) {
    pages = mmap(NULL, PAGES * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    printf("first touch %ld, again %ld\n", cost(1), 0L);
    printf("again %ld\n", cost(1));
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        cost(0);
        printf("child reads %ld\n", cost(0));
        printf("child writes %ld\n", cost(1));
        printf("again %ld\n", cost(1));
        fflush(stdout);
        _exit(0);
    }
    waitpid(pid, NULL, 0);
    cost(0);
    printf("last sharer writes %ld\n", cost(1));
    printf("again %ld\n", cost(1));
    return 0;
}
