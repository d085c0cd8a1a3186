/* signal(2), kill(2) and signal masks. */
#include <bits/lib.h>
#include <bits/sigset.h>

/* The kernel's struct sigaction, and the library's. */
struct kernel_action { void *handler; unsigned long flags; void (*restorer)(void); unsigned long mask; };
struct action { void *handler; sigset_t mask; int flags; void (*restorer)(void); };

void __restore_rt(void);

int __signal_ok(int signal); /* sigset.c */

int sigaction(int signal, const struct action *new, struct action *old)
{
    struct kernel_action to, from;
    long r;
    if (!__signal_ok(signal))
        return -1;
    if (new) {
        to.handler = new->handler;
        to.flags = new->flags | 0x04000000UL; /* SA_RESTORER */
        to.restorer = __restore_rt;
        to.mask = new->mask.__val[0];
    }
    r = __rt_syscall(13, signal, new ? &to : NULL, old ? &from : NULL, 8);
    if (r == 0 && old) {
        old->handler = from.handler;
        old->mask.__val[0] = from.mask;
        old->flags = from.flags;
        old->restorer = from.restorer;
    }
    return __result(r);
}

void *signal(int signal, void *handler)
{
    struct action new = {0}, old;
    if (handler == (void *)-1) {
        errno = 22; /* EINVAL */
        return (void *)-1;
    }
    if (!__signal_ok(signal))
        return (void *)-1;
    new.handler = handler;
    new.mask.__val[0] = 1UL << (signal - 1);
    new.flags = 0x10000000; /* SA_RESTART */
    return sigaction(signal, &new, &old) < 0 ? (void *)-1 : old.handler;
}

int kill(int pid, int signal)
{
    return __result(__rt_syscall(62, pid, signal));
}

int killpg(int group, int signal)
{
    if (group < 0) {
        errno = 22; /* EINVAL */
        return -1;
    }
    return kill(-group, signal);
}

int tgkill(int group, int tid, int signal)
{
    return __result(__rt_syscall(234, group, tid, signal));
}

/* The two signals that the library keeps for itself (SIGCANCEL, SIGSETXID) are not for the program to block:
   the set is read here, so a bad pointer is a fault and no EFAULT. */
int pthread_sigmask(int how, const sigset_t *set, sigset_t *old)
{
    sigset_t own;
    if (set != NULL && set->__val[0] & 3UL << 31) {
        own = *set;
        own.__val[0] &= ~(3UL << 31);
        set = &own;
    }
    return -__rt_syscall(14, how, set, old, 8);
}

int sigprocmask(int how, const sigset_t *set, sigset_t *old)
{
    return __result(-pthread_sigmask(how, set, old));
}

int sigpending(sigset_t *set)
{
    return __result(__rt_syscall(127, set, 8));
}

int sigsuspend(const sigset_t *set)
{
    return __result(__rt_syscall(130, set, 8));
}

int pause(void)
{
    return __result(__rt_syscall(34));
}

unsigned alarm(unsigned seconds)
{
    return __rt_syscall(37, seconds);
}
