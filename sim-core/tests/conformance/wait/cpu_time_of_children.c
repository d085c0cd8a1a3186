/* getrusage, wait4, times: the child's time is the parent's only once it was waited for. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/times.h>
#include <sys/wait.h>
#include <unistd.h>

static long used(struct rusage *u)
{
    return u->ru_utime.tv_sec * 1000000 + u->ru_utime.tv_usec + u->ru_stime.tv_sec * 1000000 + u->ru_stime.tv_usec;
}

int main(void)
{
    struct rusage usage;
    struct tms tms;
    volatile long x = 0;
    long i;
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        for (i = 0; i < 500000; i++)
            x += i;
        _exit(3);
    }
    getrusage(RUSAGE_CHILDREN, &usage);
    printf("before: %d %ld\n", used(&usage) == 0, usage.ru_minflt);
    printf("wait4: %d\n", wait4(pid, &status, 0, &usage) == pid);
    printf("exit %d, time %d, faults %d\n", WEXITSTATUS(status), used(&usage) > 0, usage.ru_minflt > 0);
    getrusage(RUSAGE_CHILDREN, &usage);
    printf("after: %d %d\n", used(&usage) > 0, usage.ru_minflt > 0);
    printf("times: %d\n", times(&tms) != (clock_t)-1);
    printf("%d", getrusage(5, &usage));
    printf(" %s\n", strerror(errno));
    printf("%d", getrusage(RUSAGE_SELF, (struct rusage *)8));
    printf(" %s\n", strerror(errno));
    return 0;
}
