/* MADV_MERGEABLE is a flag of the area (mg in smaps): of private memory, not of shared. */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#define BASE ((char *)0x30000000)

static void show(const char *when)
{
    FILE *f = fopen("/proc/self/smaps", "r");
    char line[512];
    unsigned long from, to, start = 0, end = 0;
    printf("%s\n", when);
    while (fgets(line, sizeof line, f)) {
        if (sscanf(line, "%lx-%lx ", &from, &to) == 2)
            start = from, end = to;
        if (start >> 24 == 0x30 && !strncmp(line, "VmFlags", 7))
            printf("  %lx, %lu pages: %s", start, (end - start) / 4096, line + 9);
    }
    fclose(f);
}

int main(void)
{
    int rights = PROT_READ | PROT_WRITE;
    mmap(BASE, 4 * 4096, rights, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    mmap(BASE + 0x100000, 4096, rights, MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    printf("%d\n", madvise(BASE + 4096, 4096, MADV_MERGEABLE));
    printf("%d\n", madvise(BASE + 0x100000, 4096, MADV_MERGEABLE));
    show("one page of four");
    printf("%d\n", madvise(BASE, 4 * 4096, MADV_UNMERGEABLE));
    show("none");
    return 0;
}
