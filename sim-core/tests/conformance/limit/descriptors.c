/* RLIMIT_NOFILE: EMFILE from dup, pipe and fcntl, EBADF from dup2; the limits' own errors. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static void result(const char *what, int r)
{
    printf("%s: %d %s\n", what, r, r < 0 ? strerror(errno) : "");
}

int main(void)
{
    struct rlimit limit;
    int fds[2] = {-7, -7}, i;
    for (i = 3; i < 20; i++)
        close(i);
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = 6;
    result("setrlimit", setrlimit(RLIMIT_NOFILE, &limit));
    result("dup", dup(1));
    result("dup", dup(1));
    result("pipe", pipe(fds));
    printf("%d %d\n", fds[0], fds[1]);
    result("dup", dup(1));
    result("dup", dup(1));
    result("dup2 beyond", dup2(1, 6));
    result("dup2 to the last", dup2(1, 5));
    close(4);
    result("F_DUPFD", fcntl(1, F_DUPFD, 4));
    result("F_DUPFD beyond", fcntl(1, F_DUPFD, 6));
    close(5);
    close(4);
    result("pipe", pipe(fds));
    limit.rlim_cur = 10;
    limit.rlim_max = 5;
    result("soft above hard", setrlimit(RLIMIT_CORE, &limit));
    result("no such resource", getrlimit(99, &limit));
    result("a bad address", getrlimit(RLIMIT_CORE, (struct rlimit *)8));
    return 0;
}
