/* inet_aton(3), inet_ntoa(3), inet_pton(3) of Internet addresses: resolv/inet_addr.c, inet/inet_ntoa.c. */
#include <bits/lib.h>

int snprintf(char *s, size_t n, const char *format, ...);
unsigned long strtoul(const char *s, char **end, int base);
unsigned htonl(unsigned n);

struct in_addr {
    unsigned s_addr;
};

/* One to four numbers; the last one fills what is left. */
int inet_aton(const char *s, struct in_addr *to)
{
    static const unsigned most[4] = {0xffffffff, 0xffffff, 0xffff, 0xff};
    unsigned value = 0;
    int n = 0;
    for (;; s++) {
        char *end;
        unsigned long part;
        if (*s < '0' || *s > '9')
            return 0;
        part = strtoul(s, &end, 0);
        s = end;
        if (*s != '.' || n == 3) {
            if (part > most[n] || (*s && *s != ' ' && (*s < '\t' || *s > '\r')))
                return 0;
            value |= part;
            break;
        }
        if (part > 255)
            return 0;
        value |= part << (24 - 8 * n++);
    }
    if (to)
        to->s_addr = htonl(value);
    return 1;
}

unsigned inet_addr(const char *s)
{
    struct in_addr address;
    return inet_aton(s, &address) ? address.s_addr : 0xffffffff;
}

char *inet_ntoa(struct in_addr address)
{
    static char text[18];
    unsigned char *b = (unsigned char *)&address;
    snprintf(text, sizeof text, "%d.%d.%d.%d", b[0], b[1], b[2], b[3]);
    return text;
}

/* AF_INET alone: four decimal numbers. */
int inet_pton(int family, const char *s, void *to)
{
    unsigned char bytes[4];
    if (family != 2) {
        errno = 97; /* EAFNOSUPPORT */
        return -1;
    }
    for (int n = 0; n < 4; n++) {
        int part = 0, digits = 0;
        for (; *s >= '0' && *s <= '9'; s++) {
            part = part * 10 + (*s - '0');
            if (part > 255 || (digits++ && part < 10))
                return 0;
        }
        if (digits == 0 || *s++ != (n < 3 ? '.' : 0))
            return 0;
        bytes[n] = part;
    }
    __rt_memcpy(to, bytes, 4);
    return 1;
}

const char *inet_ntop(int family, const void *from, char *buf, unsigned n)
{
    const unsigned char *b = from;
    char text[16];
    int len;
    if (family != 2) {
        errno = 97; /* EAFNOSUPPORT */
        return NULL;
    }
    len = snprintf(text, sizeof text, "%d.%d.%d.%d", b[0], b[1], b[2], b[3]);
    if (len >= (int)n) {
        errno = 28; /* ENOSPC */
        return NULL;
    }
    __rt_memcpy(buf, text, len + 1);
    return buf;
}
