/* sigblock(3), sigsetmask(3), siggetmask(3): 4.2BSD's masks of 32 signals in an int. */
#include <bits/lib.h>
#include <bits/sigset.h>

int sigprocmask(int how, const sigset_t *set, sigset_t *old);

static int change(int how, int mask)
{
    sigset_t set = {0}, old;
    set.__val[0] = (unsigned)mask;
    return sigprocmask(how, &set, &old) < 0 ? -1 : (int)old.__val[0];
}

int sigblock(int mask)
{
    return change(0, mask);
}

int sigsetmask(int mask)
{
    return change(2, mask);
}

int siggetmask(void)
{
    return sigblock(0);
}
