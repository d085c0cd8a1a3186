/* sethostname(2), getdomainname(2), gethostid(3), getlogin(3), getloadavg(3). */
#include <bits/stdio_impl.h>
#include <pwd.h>

int uname(void *buf);
char *getenv(const char *name);
int open(const char *path, int flags, ...);
ssize_t read(int fd, void *buf, size_t n);
int close(int fd);
double strtod(const char *s, char **end);
unsigned getuid(void);

int sethostname(const char *name, size_t n)
{
    return __result(__rt_syscall(170, name, n));
}

int setdomainname(const char *name, size_t n)
{
    return __result(__rt_syscall(171, name, n));
}

int getdomainname(char *name, size_t n)
{
    char buf[6][65];
    size_t len;
    if (uname(buf) < 0)
        return -1;
    len = __rt_strlen(buf[5]) + 1;
    __rt_memcpy(name, buf[5], n < len ? n : len);
    return 0;
}

long gethostid(void)
{
    return 0x7f0101; /* of 127.0.1.1, as Debian has it in /etc/hosts */
}

/* Who logged in at the terminal: nobody did, there is no /proc/self/loginuid. */
int getlogin_r(char *name, size_t n)
{
    errno = 6; /* ENXIO */
    return 6;
}

char *getlogin(void)
{
    errno = 6; /* ENXIO */
    return NULL;
}

char *cuserid(char *to)
{
    static char name[9];
    struct passwd *pw = getpwuid(getuid());
    if (to == NULL)
        to = name;
    if (pw == NULL) {
        *to = 0;
        return to;
    }
    __rt_memset(to, 0, 9);
    return __rt_memcpy(to, pw->pw_name, __rt_strlen(pw->pw_name) < 8 ? __rt_strlen(pw->pw_name) : 8);
}

int getloadavg(double *list, int n)
{
    char text[128], *at = text, *end;
    int fd = open("/proc/loadavg", 0), i;
    ssize_t len;
    if (fd < 0)
        return -1;
    len = read(fd, text, sizeof text - 1);
    close(fd);
    if (len <= 0)
        return -1;
    text[len] = 0;
    for (i = 0; i < n && i < 3; i++) {
        list[i] = strtod(at, &end);
        if (end == at)
            break;
        at = end;
    }
    return i;
}
