/* Limits are inherited over fork and exec; the hard one only falls. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *who)
{
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    printf("%s: %ld %ld\n", who, (long)limit.rlim_cur, (long)limit.rlim_max);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    struct rlimit limit = {50, 60};
    if (argc > 1) {
        show("after exec");
        return 0;
    }
    setrlimit(RLIMIT_NOFILE, &limit);
    show("parent");
    if (fork() == 0) {
        show("child");
        limit.rlim_cur = limit.rlim_max = 40;
        setrlimit(RLIMIT_NOFILE, &limit);
        show("child lowers");
        execl("/proc/self/exe", "self", "again", NULL);
        _exit(1);
    }
    wait(NULL);
    show("parent still");
    return 0;
}
