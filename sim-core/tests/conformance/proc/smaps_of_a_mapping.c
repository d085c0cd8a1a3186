/* /proc/self/smaps and maps: what one mapping counts before and after fork, and the areas
 * that mprotect and munmap make of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static char *base;

static void smaps(const char *when)
{
    static const char *keys[] = {"Size:", "Rss:", "Pss:", "Shared_Clean:", "Shared_Dirty:", "Private_Clean:",
                                 "Private_Dirty:", "Anonymous:", "Locked:", "VmFlags:"};
    char line[512];
    unsigned long start, end;
    int on = 0;
    FILE *f = fopen("/proc/self/smaps", "r");
    printf("%s\n", when);
    while (fgets(line, sizeof line, f)) {
        char rights[8];
        if (sscanf(line, "%lx-%lx %4s", &start, &end, rights) == 3 && strchr(line, '-') < line + 17) {
            on = start >= (unsigned long)base && end <= (unsigned long)base + 16 * 4096;
            if (on)
                printf("  [%ld..%ld) %s\n", (long)(start - (unsigned long)base) / 4096,
                       (long)(end - (unsigned long)base) / 4096, rights);
        } else if (on)
            for (unsigned i = 0; i < sizeof keys / sizeof *keys; i++)
                if (!strncmp(line, keys[i], strlen(keys[i])))
                    printf("    %s", line);
    }
    fclose(f);
    fflush(stdout);
}

int main(void)
{
    char *room = mmap(0, 32 * 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    base = mmap(room + 4 * 4096, 16 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    smaps("new");
    for (int i = 0; i < 8; i++)
        base[i * 4096] = i;
    volatile char c = base[9 * 4096];
    smaps("eight written, one read");
    if (fork() == 0) {
        base[0] = 9;
        smaps("child, after one write");
        _exit(0);
    }
    wait(0);
    mprotect(base + 4 * 4096, 4 * 4096, PROT_READ);
    munmap(base + 10 * 4096, 2 * 4096);
    mlock(base, 4096);
    madvise(base + 12 * 4096, 4096, MADV_DONTFORK);
    smaps("cut");
    return 0;
}
