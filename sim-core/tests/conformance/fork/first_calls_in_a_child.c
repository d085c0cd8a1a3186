/* What a child calls first it maps anew, for fork copies no entries of files: the code, the tables that
   it goes through, and what the dynamic linker reads to find the function. The second call costs nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long faults(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

static const char *say(long n)
{
    return n == 0 ? "none" : n <= 5 ? "a few" : n <= 16 ? "several" : "many";
}

int main(void)
{
    char text[64];
    char *heap = malloc(64);
    sprintf(text, "%d", 1);
    printf("%s\n", text);
    fflush(stdout);
    faults();
    if (fork() == 0) {
        long f[8];
        faults();
        f[0] = faults();
        sprintf(text, "%d", 2);
        f[1] = faults();
        sprintf(text, "%d", 3);
        f[2] = faults();
        free(malloc(64));
        f[3] = faults();
        free(malloc(64));
        f[4] = faults();
        printf("%d\n", 4);
        f[5] = faults();
        printf("%d\n", 5);
        f[6] = faults();
        printf("sprintf %s, %s\n", say(f[1] - f[0]), say(f[2] - f[1]));
        printf("malloc %s, %s\n", say(f[3] - f[2]), say(f[4] - f[3]));
        printf("printf %s, %s\n", say(f[5] - f[4]), say(f[6] - f[5]));
        fflush(stdout);
        _exit(0);
    }
    wait(NULL);
    free(heap);
    return 0;
}
