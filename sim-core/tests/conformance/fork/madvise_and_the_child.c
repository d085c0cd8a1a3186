/* What each advice does to the child: gone, zeroed, or as ever. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long faults(void)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

static void child(volatile char *p, const char *what)
{
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        long a = faults();
        a = faults();
        char c = *p;
        long b = faults();
        printf("%s: child reads %d (%ld), ", what, c, b - a);
        fflush(stdout);
        a = faults();
        a = faults();
        *p = 99;
        b = faults();
        printf("writes (%ld)\n", b - a);
        exit(0);
    }
    int status;
    wait(&status);
    if (WIFSIGNALED(status))
        printf("%s: child dies of signal %d\n", what, WTERMSIG(status));
    long a = faults();
    a = faults();
    *p = *p + 1;
    long b = faults();
    printf("   parent: %d (%ld)\n", *p, b - a);
}

int main(void)
{
    static const struct {
        const char *name;
        int advice;
    } all[] = {
        {"NORMAL", MADV_NORMAL},         {"DONTNEED", MADV_DONTNEED},     {"DONTFORK", MADV_DONTFORK},
        {"DOFORK", MADV_DOFORK},         {"WIPEONFORK", MADV_WIPEONFORK}, {"KEEPONFORK", MADV_KEEPONFORK},
        {"WILLNEED", MADV_WILLNEED},     {"RANDOM", MADV_RANDOM},         {"SEQUENTIAL", MADV_SEQUENTIAL},
        {"DONTDUMP", MADV_DONTDUMP},
    };
    char *p = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *p = 5;
    for (unsigned i = 0; i < sizeof all / sizeof *all; i++) {
        if (madvise(p, 4096, all[i].advice))
            printf("%s: %s\n", all[i].name, strerror(errno));
        else
            child(p, all[i].name);
    }
    char *s = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    *s = 5;
    for (unsigned i = 0; i < sizeof all / sizeof *all; i++) {
        if (madvise(s, 4096, all[i].advice))
            printf("shared %s: %s\n", all[i].name, strerror(errno));
        else
            child(s, all[i].name);
    }
    printf("%d %d %d\n", madvise(p + 1, 4096, MADV_DONTNEED), madvise(p, 0, MADV_DONTNEED), madvise(p, 4096, 77));
    munmap(s, 4096);
    printf("%d %d\n", madvise(s, 4096, MADV_DONTNEED), errno == ENOMEM);
    return 0;
}
