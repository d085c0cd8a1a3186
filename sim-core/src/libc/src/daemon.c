/* daemon(3): misc/daemon.c. */
#include <bits/lib.h>

int fork(void);
int setsid(void);
int chdir(const char *path);
int open(const char *path, int flags, ...);
int dup2(int fd, int to);
int close(int fd);
_Noreturn void _exit(int status);

int daemon(int nochdir, int noclose)
{
    int fd;
    switch (fork()) {
    case -1:
        return -1;
    case 0:
        break;
    default:
        _exit(0);
    }
    if (setsid() == -1)
        return -1;
    if (!nochdir)
        chdir("/");
    if (noclose)
        return 0;
    fd = open("/dev/null", 2); /* O_RDWR */
    if (fd < 0)
        return -1;
    dup2(fd, 0);
    dup2(fd, 1);
    dup2(fd, 2);
    if (fd > 2)
        close(fd);
    return 0;
}
