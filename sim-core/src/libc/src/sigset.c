/* sigsetops(3). */
#include <bits/lib.h>
#include <bits/sigset.h>

int sigemptyset(sigset_t *set)
{
    __rt_clear(set, sizeof *set);
    return 0;
}

int sigfillset(sigset_t *set)
{
    for (int i = 0; i < 16; i++)
        set->__val[i] = ~0UL;
    set->__val[0] &= ~(3UL << 31); /* 32 and 33 are the thread library's */
    return 0;
}

/* 32 and 33 are the thread library's (is_internal_signal). */
int __signal_ok(int signal)
{
    if (signal > 0 && signal < 65 && signal != 32 && signal != 33)
        return 1;
    errno = 22; /* EINVAL */
    return 0;
}

int sigaddset(sigset_t *set, int signal)
{
    if (!__signal_ok(signal))
        return -1;
    set->__val[0] |= 1UL << (signal - 1);
    return 0;
}

int sigdelset(sigset_t *set, int signal)
{
    if (!__signal_ok(signal))
        return -1;
    set->__val[0] &= ~(1UL << (signal - 1));
    return 0;
}

int sigismember(const sigset_t *set, int signal)
{
    if (signal < 1 || signal > 64) {
        errno = 22; /* EINVAL */
        return -1;
    }
    return (set->__val[0] >> (signal - 1) & 1) != 0;
}

/* sysdeps/unix/sysv/linux/sigsetops.h (2.36): the word is looked at as an int, so that signals from 33
   on do not count. */
int sigisemptyset(const sigset_t *set)
{
    return (int)set->__val[0] == 0;
}

int sigandset(sigset_t *set, const sigset_t *a, const sigset_t *b)
{
    set->__val[0] = a->__val[0] & b->__val[0];
    return 0;
}

int sigorset(sigset_t *set, const sigset_t *a, const sigset_t *b)
{
    set->__val[0] = a->__val[0] | b->__val[0];
    return 0;
}
