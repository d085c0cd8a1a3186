/* /proc/PID/status: raise is for the thread (SigPnd), kill for the process (ShdPnd). pagemap is
   read in whole entries. */
#include <fcntl.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void pending(void)
{
    char line[128];
    FILE *f = fopen("/proc/self/status", "r");
    while (fgets(line, sizeof line, f))
        if (strncmp(line, "SigPnd", 6) == 0 || strncmp(line, "ShdPnd", 6) == 0)
            fputs(line, stdout);
    fclose(f);
}

int main(void)
{
    sigset_t all;
    char entry[16];
    int fd = open("/proc/self/pagemap", O_RDONLY);
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    raise(SIGHUP);
    kill(getpid(), SIGTERM);
    kill(getpid(), SIGHUP);
    pending();
    signal(SIGHUP, SIG_IGN);
    pending();
    printf("%zd %zd", pread(fd, entry, 16, 0), pread(fd, entry, 7, 0));
    printf(" %s\n", strerror(errno));
    printf("%zd", pread(fd, entry, 8, 4));
    printf(" %s\n", strerror(errno));
    return 0;
}
