/* tcgetattr(3), ttyname(3) and their kin: sysdeps/unix/sysv/linux/tcgetattr.c, ttyname.c. */
#include <bits/lib.h>

struct termios {
    unsigned c_iflag, c_oflag, c_cflag, c_lflag;
    unsigned char c_line, c_cc[32];
    unsigned c_ispeed, c_ospeed;
};

/* The kernel's, with 19 characters. */
struct kernel_termios {
    unsigned c_iflag, c_oflag, c_cflag, c_lflag;
    unsigned char c_line, c_cc[19];
};

int snprintf(char *s, size_t n, const char *format, ...);

int tcgetattr(int fd, struct termios *t)
{
    struct kernel_termios k;
    long r = __result(__rt_syscall(16, fd, 0x5401, &k)); /* ioctl, TCGETS */
    if (r < 0)
        return -1;
    __rt_memset(t, 0, sizeof *t);
    t->c_iflag = k.c_iflag;
    t->c_oflag = k.c_oflag;
    t->c_cflag = k.c_cflag;
    t->c_lflag = k.c_lflag;
    t->c_line = k.c_line;
    __rt_memcpy(t->c_cc, k.c_cc, sizeof k.c_cc);
    t->c_ispeed = t->c_ospeed = k.c_cflag & 010017;
    return 0;
}

int tcsetattr(int fd, int action, const struct termios *t)
{
    struct kernel_termios k;
    if (action < 0 || action > 2) {
        errno = 22; /* EINVAL */
        return -1;
    }
    k.c_iflag = t->c_iflag & ~020000000000u;
    k.c_oflag = t->c_oflag;
    k.c_cflag = t->c_cflag;
    k.c_lflag = t->c_lflag;
    k.c_line = t->c_line;
    __rt_memcpy(k.c_cc, t->c_cc, sizeof k.c_cc);
    return __result(__rt_syscall(16, fd, 0x5402 + action, &k)); /* TCSETS and its kin */
}

void cfmakeraw(struct termios *t)
{
    t->c_iflag &= ~02753u; /* IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON */
    t->c_oflag &= ~01u;
    t->c_lflag &= ~0100113u; /* ECHO | ECHONL | ICANON | ISIG | IEXTEN */
    t->c_cflag = (t->c_cflag & ~0460u) | 060;
    t->c_cc[6] = 1;
    t->c_cc[5] = 0;
}

unsigned cfgetospeed(const struct termios *t)
{
    return t->c_cflag & 010017;
}

unsigned cfgetispeed(const struct termios *t)
{
    return t->c_iflag & 020000000000u ? 0 : t->c_cflag & 010017;
}

int cfsetospeed(struct termios *t, unsigned speed)
{
    if ((speed & ~010017u) != 0) {
        errno = 22; /* EINVAL */
        return -1;
    }
    t->c_ospeed = speed;
    t->c_cflag = (t->c_cflag & ~010017u) | speed;
    return 0;
}

int cfsetispeed(struct termios *t, unsigned speed)
{
    if ((speed & ~010017u) != 0) {
        errno = 22; /* EINVAL */
        return -1;
    }
    t->c_ispeed = speed;
    if (speed == 0)
        t->c_iflag |= 020000000000u;
    else {
        t->c_iflag &= ~020000000000u;
        t->c_cflag = (t->c_cflag & ~010017u) | speed;
    }
    return 0;
}

int cfsetspeed(struct termios *t, unsigned speed)
{
    return cfsetispeed(t, speed) < 0 ? -1 : cfsetospeed(t, speed);
}

int tcdrain(int fd)
{
    return __result(__rt_syscall(16, fd, 0x5409, 1)); /* TCSBRK */
}

int tcsendbreak(int fd, int duration)
{
    return __result(__rt_syscall(16, fd, 0x5409, 0));
}

int tcflow(int fd, int action)
{
    return __result(__rt_syscall(16, fd, 0x540a, action)); /* TCXONC */
}

int tcflush(int fd, int queue)
{
    return __result(__rt_syscall(16, fd, 0x540b, queue)); /* TCFLSH */
}

int tcgetpgrp(int fd)
{
    int group;
    return __result(__rt_syscall(16, fd, 0x540f, &group)) < 0 ? -1 : group; /* TIOCGPGRP */
}

int tcsetpgrp(int fd, int group)
{
    return __result(__rt_syscall(16, fd, 0x5410, &group)); /* TIOCSPGRP */
}

int tcgetsid(int fd)
{
    int session;
    return __result(__rt_syscall(16, fd, 0x5429, &session)) < 0 ? -1 : session; /* TIOCGSID */
}

int ttyname_r(int fd, char *buf, size_t n)
{
    char path[32];
    struct kernel_termios k;
    long len, r = __rt_syscall(16, fd, 0x5401, &k);
    if (n < 10) {
        errno = 34; /* ERANGE */
        return 34;
    }
    if (r < 0)
        return __result(r), errno;
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    len = __rt_syscall(89, path, buf, n - 1); /* readlink */
    if (len < 0)
        return __result(len), errno;
    buf[len] = 0;
    return 0;
}

char *ttyname(int fd)
{
    static char name[64];
    return ttyname_r(fd, name, sizeof name) ? NULL : name;
}

char *ctermid(char *to)
{
    static char name[10];
    if (to == NULL)
        to = name;
    return __rt_memcpy(to, "/dev/tty", 9);
}
