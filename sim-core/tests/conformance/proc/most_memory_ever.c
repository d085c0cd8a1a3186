/* VmPeak, VmHWM and ru_maxrss keep the most there was: after munmap, over exec, and of
   children that were waited for. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MIB 1024

static long field(const char *name)
{
    FILE *f = fopen("/proc/self/status", "r");
    char line[256];
    long value = -1;
    while (fgets(line, sizeof line, f))
        if (!strncmp(line, name, strlen(name)))
            value = atol(line + strlen(name));
    fclose(f);
    return value;
}

static long most(int who)
{
    struct rusage usage;
    getrusage(who, &usage);
    return usage.ru_maxrss;
}

static void use(size_t mib)
{
    char *p = mmap(NULL, mib << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(p, 1, mib << 20);
    munmap(p, mib << 20);
}

int main(int argc, char **argv)
{
    struct rusage usage;
    int status;
    if (argc > 1) {
        printf("after exec: VmHWM small %d, ru_maxrss kept %d\n", field("VmHWM:") < 16 * MIB,
               most(RUSAGE_SELF) >= 16 * MIB);
        return 0;
    }
    long size = field("VmSize:"), resident = field("VmRSS:");
    printf("at first: %d %d\n", field("VmPeak:") >= size, field("VmHWM:") >= resident);
    use(16);
    printf("VmPeak %d VmSize %d\n", field("VmPeak:") >= size + 16 * MIB, field("VmSize:") >= size + 16 * MIB);
    printf("VmHWM %d VmRSS %d\n", field("VmHWM:") >= resident + 15 * MIB, field("VmRSS:") >= resident + 15 * MIB);
    printf("ru_maxrss %d, of children %ld\n", most(RUSAGE_SELF) >= 16 * MIB, most(RUSAGE_CHILDREN));
    fflush(stdout);
    if (fork() == 0) {
        printf("a child begins anew: VmHWM %d ru_maxrss %d\n", field("VmHWM:") < 16 * MIB,
               most(RUSAGE_SELF) < 16 * MIB);
        use(24);
        exit(0);
    }
    wait4(-1, &status, 0, &usage);
    printf("wait4 %d\n", usage.ru_maxrss >= 24 * MIB && usage.ru_maxrss < 40 * MIB);
    if (fork() == 0) {
        use(8);
        exit(0);
    }
    wait4(-1, &status, 0, &usage);
    printf("wait4 %d\n", usage.ru_maxrss >= 8 * MIB && usage.ru_maxrss < 24 * MIB);
    printf("the largest child %d\n", most(RUSAGE_CHILDREN) >= 24 * MIB);
    fflush(stdout);
    execl("/proc/self/exe", argv[0], "again", (char *)NULL);
    return 1;
}
