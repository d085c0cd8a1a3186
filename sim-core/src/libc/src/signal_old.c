/* The older ways: siginterrupt(3), sigset(3), sighold(3) and their kin, signal's two names. */
#include <bits/lib.h>
#include <bits/sigset.h>

struct action { void *handler; sigset_t mask; int flags; void (*restorer)(void); };

int sigaction(int signal, const struct action *new, struct action *old);
int sigprocmask(int how, const sigset_t *set, sigset_t *old);
int sigsuspend(const sigset_t *set);
void *signal(int signal, void *handler);

#define BIT(signal) (1UL << ((signal) - 1))

int __signal_ok(int signal); /* sigset.c */

int siginterrupt(int signal, int interrupt)
{
    struct action action;
    if (sigaction(signal, NULL, &action) < 0)
        return -1;
    if (interrupt)
        action.flags &= ~0x10000000; /* SA_RESTART */
    else
        action.flags |= 0x10000000;
    return sigaction(signal, &action, NULL);
}

void *bsd_signal(int number, void *handler)
{
    return signal(number, handler);
}

void *sysv_signal(int signal, void *handler)
{
    struct action new = {0}, old;
    if (handler == (void *)-1 || !__signal_ok(signal)) {
        errno = 22;
        return (void *)-1;
    }
    new.handler = handler;
    new.flags = 0x80000000 | 0x40000000 | 0x20000000; /* SA_ONESHOT, SA_NOMASK, SA_INTERRUPT */
    return sigaction(signal, &new, &old) < 0 ? (void *)-1 : old.handler;
}

static int change(int how, int signal)
{
    sigset_t set = {0};
    if (!__signal_ok(signal))
        return -1;
    set.__val[0] = BIT(signal);
    return sigprocmask(how, &set, NULL);
}

int sighold(int signal)
{
    return change(0, signal);
}

int sigrelse(int signal)
{
    return change(1, signal);
}

int sigignore(int signal)
{
    struct action ignore = {0};
    ignore.handler = (void *)1;
    return sigaction(signal, &ignore, NULL);
}

int sigpause(int signal)
{
    sigset_t set;
    if (!__signal_ok(signal) || sigprocmask(0, NULL, &set) < 0)
        return -1;
    set.__val[0] &= ~BIT(signal);
    return sigsuspend(&set);
}

void *sigset(int signal, void *handler)
{
    struct action new = {0}, old;
    sigset_t set = {0}, before;
    if (handler == (void *)-1 || !__signal_ok(signal)) {
        errno = 22;
        return (void *)-1;
    }
    set.__val[0] = BIT(signal);
    if (handler == (void *)2) { /* SIG_HOLD */
        if (sigprocmask(0, &set, &before) < 0)
            return (void *)-1;
        if (before.__val[0] & BIT(signal))
            return (void *)2;
        return sigaction(signal, NULL, &old) < 0 ? (void *)-1 : old.handler;
    }
    new.handler = handler;
    if (sigaction(signal, &new, &old) < 0 || sigprocmask(1, &set, &before) < 0)
        return (void *)-1;
    return before.__val[0] & BIT(signal) ? (void *)2 : old.handler;
}
