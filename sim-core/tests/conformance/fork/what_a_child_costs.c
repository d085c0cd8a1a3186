/* The faults of a child that does nothing: it writes to the stack, to what the kernel and the C library
   keep of a thread, and to the dynamic linker's data, and maps the code of both. How many they are
   depends on where the files happen to be mapped, so only their range is printed. */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGES 40

static long child(char *p, int pages)
{
    struct rusage usage;
    if (fork() == 0) {
        for (int i = 0; i < pages; i++)
            p[i * 4096] = 2;
        _exit(0);
    }
    wait4(-1, NULL, 0, &usage);
    return usage.ru_minflt;
}

int main(void)
{
    char *p = mmap(NULL, PAGES * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(p, 1, PAGES * 4096);
    child(p, 0);
    long none = child(p, 0);
    printf("nothing: %s\n", none >= 12 && none <= 22 ? "some faults" : "another number");
    printf("ten pages: %ld more\n", child(p, 10) - none);
    printf("all pages: %ld more\n", child(p, PAGES) - none);
    struct rusage all;
    getrusage(RUSAGE_CHILDREN, &all);
    printf("all children: %s\n", all.ru_minflt == 4 * none + 10 + PAGES ? "their sum" : "another number");
    return 0;
}
