/* cmdline, comm, statm and limits of oneself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

static long field(const char *file, int n)
{
    long v = -1;
    FILE *f = fopen(file, "r");
    while (n-- > 0)
        if (fscanf(f, "%ld", &v) != 1)
            v = -1;
    fclose(f);
    return v;
}

int main(int argc, char **argv)
{
    char line[256], text[256];
    FILE *f = fopen("/proc/self/cmdline", "r");
    size_t n = fread(text, 1, sizeof text, f);
    fclose(f);
    printf("cmdline: %d, ends with zero %d\n", n == strlen(argv[0]) + 1 && !strcmp(text, argv[0]), text[n - 1] == 0);
    long size = field("/proc/self/statm", 1), resident = field("/proc/self/statm", 2);
    char *p = mmap(0, 100 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    printf("size grows by %ld\n", field("/proc/self/statm", 1) - size);
    resident = field("/proc/self/statm", 2);
    for (int i = 0; i < 50; i++)
        p[i * 4096] = 1;
    printf("resident by 50: %d\n", field("/proc/self/statm", 2) - resident >= 50);
    struct rlimit limit = {1 << 20, 2 << 20};
    setrlimit(RLIMIT_DATA, &limit);
    limit.rlim_cur = 100;
    limit.rlim_max = 200;
    setrlimit(RLIMIT_NOFILE, &limit);
    f = fopen("/proc/self/limits", "r");
    while (fgets(line, sizeof line, f))
        if (strstr(line, "Limit") || strstr(line, "data") || strstr(line, "open") || strstr(line, "file size"))
            printf("%s", line);
    fclose(f);
    f = fopen("/proc/meminfo", "r");
    unsigned long total, free;
    n = fscanf(f, "MemTotal: %lu kB\nMemFree: %lu kB\n", &total, &free);
    printf("meminfo: %zu, free is less %d\n", n, free < total);
    fclose(f);
    return 0;
}
