/* brk(2), sbrk(2): misc/sbrk.c. */
#include <bits/lib.h>

static char *__curbrk;

int brk(void *end)
{
    __curbrk = (char *)__rt_syscall(12, end);
    if (__curbrk < (char *)end) {
        errno = 12;
        return -1;
    }
    return 0;
}

void *sbrk(long increment)
{
    char *old;
    if (__curbrk == NULL)
        brk(NULL);
    if (increment == 0)
        return __curbrk;
    old = __curbrk;
    if (increment > 0 ? (size_t)old + increment < (size_t)old : (size_t)old < (size_t)-increment) {
        errno = 12;
        return (void *)-1;
    }
    if (brk(old + increment) < 0)
        return (void *)-1;
    return old;
}
