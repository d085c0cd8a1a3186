/* The faults between execve and main, which the kernel, the dynamic linker and the start of the C library
   cause, are the new program's. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long faults(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

int main(int argc, char **argv)
{
    if (argc > 1) {
        long begun = faults() - atol(argv[1]);
        printf("execve to main: %s\n", begun > 35 && begun < 65 ? "some dozens" : "another number");
        char *p = mmap(NULL, 50 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        long before = faults();
        for (int i = 0; i < 50; i++)
            p[i * 4096] = 1;
        printf("50 pages: %ld\n", faults() - before);
        return 0;
    }
    if (fork() == 0) {
        char text[24];
        snprintf(text, sizeof text, "%d", 0);
        faults();
        snprintf(text, sizeof text, "%ld", faults());
        execl("/proc/self/exe", argv[0], text, (char *)NULL);
        return 1;
    }
    wait(NULL);
    if (fork() == 0) {
        execl("/bin/true", "true", (char *)NULL);
        return 1;
    }
    struct rusage usage;
    wait4(-1, NULL, 0, &usage);
    printf("true: %s\n", usage.ru_minflt > 45 && usage.ru_minflt < 95 ? "some dozens" : "another number");
    return 0;
}
