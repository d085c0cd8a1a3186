/* What lies behind a mapping: the holes that Linux puts it in. */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void try(const char *what, char *at)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        *at = 1;
        _exit(0);
    }
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status))
        printf("%s: signal %d\n", what, WTERMSIG(status));
    else
        printf("%s: no fault\n", what);
    fflush(stdout);
}

static void *map(size_t len)
{
    return mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void line(void *at)
{
    char text[512];
    unsigned long from, to, want = (unsigned long)at;
    FILE *maps = fopen("/proc/self/maps", "r");
    while (fgets(text, sizeof text, maps)) {
        char rights[8];
        sscanf(text, "%lx-%lx %7s", &from, &to, rights);
        if (from <= want && want < to)
            printf("%lu pages, %s, it begins %lu before\n", (to - from) / 4096, rights, (want - from) / 4096);
    }
    fclose(maps);
}

int main(void)
{
    char *one, *two, *ro, *big, *shared;
    setvbuf(stdout, NULL, _IONBF, 0);
    one = map(4096);
    try("the page itself", one);
    try("one page past one page", one + 4096);
    try("three pages past", one + 3 * 4096);
    try("one page before", one - 4096);
    two = map(4096);
    printf("the second lies %ld pages below\n", (long)(one - two) / 4096);
    ro = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    printf("the third lies %ld pages below\n", (long)(two - ro) / 4096);
    try("past the read-only one", ro + 4096);
    line(one);
    line(ro);
    big = map(1 << 20);
    printf("a large one is elsewhere: %d\n", big < ro - (1 << 20));
    try("past the large one", big + (1 << 20));
    try("before the large one", big - 1);
    shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    printf("a shared one lies %ld pages below\n", (long)(ro - shared) / 4096);
    line(shared);
    munmap(two, 4096);
    try("in the gap", two);
    two = map(8192);
    printf("two pages lie %ld pages below the shared one\n", (long)(shared - two) / 4096);
    return 0;
}
