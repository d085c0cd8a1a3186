/* strcasecmp(3), strcoll(3) in the C locale, strverscmp(3). */
#include <bits/lib.h>

int __rt_memcmp(const void *a, const void *b, size_t n);
int __rt_strcmp(const char *a, const char *b);
int __rt_strncasecmp(const char *a, const char *b, size_t n);

int strcasecmp(const char *a, const char *b)
{
    return __rt_strncasecmp(a, b, -1);
}

int strncasecmp(const char *a, const char *b, size_t n)
{
    return __rt_strncasecmp(a, b, n);
}

int bcmp(const void *a, const void *b, size_t n)
{
    return __rt_memcmp(a, b, n);
}

int strcoll(const char *a, const char *b)
{
    return __rt_strcmp(a, b);
}

size_t strxfrm(char *to, const char *from, size_t n)
{
    size_t len = __rt_strlen(from);
    if (n > 0)
        __rt_memcpy(to, from, len < n ? len + 1 : n);
    return len;
}

static int digit(int c)
{
    return c >= '0' && c <= '9';
}

int strverscmp(const char *a, const char *b)
{
    size_t i, run = 0;
    int zeros = 1;
    for (i = 0; a[i] == b[i]; i++) {
        if (a[i] == 0)
            return 0;
        if (!digit(a[i]))
            run = i + 1, zeros = 1;
        else if (a[i] != '0')
            zeros = 0;
    }
    if (a[run] - '1' < 9u && b[run] - '1' < 9u) {
        size_t j;
        for (j = i; digit(a[j]); j++)
            if (!digit(b[j]))
                return 1;
        if (digit(b[j]))
            return -1;
    } else if (zeros && run < i && (digit(a[i]) || digit(b[i])))
        return (unsigned char)(a[i] - '0') - (unsigned char)(b[i] - '0');
    return (unsigned char)a[i] - (unsigned char)b[i];
}
