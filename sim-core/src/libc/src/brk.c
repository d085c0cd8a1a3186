/* brk(2), sbrk(2): misc/sbrk.c. */
#include <bits/lib.h>

static char *current;

int brk(void *end)
{
    current = (char *)__rt_syscall(12, end);
    if (current < (char *)end) {
        errno = 12;
        return -1;
    }
    return 0;
}

void *sbrk(long increment)
{
    char *old;
    if (current == NULL)
        brk(NULL);
    if (increment == 0)
        return current;
    old = current;
    if (increment > 0 ? (size_t)old + increment < (size_t)old : (size_t)old < (size_t)-increment) {
        errno = 12;
        return (void *)-1;
    }
    if (brk(old + increment) < 0)
        return (void *)-1;
    return old;
}
