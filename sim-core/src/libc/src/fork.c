/* fork(2): sysdeps/nptl/_Fork.c, nptl/fork.c. The new process has copies of everything. */
#include <bits/lib.h>

/* There are no other threads whose stacks a child would have to take over. */
static void reclaim_stacks(void)
{
}

int _Fork(void)
{
    return __result(__rt_syscall(56, 17)); /* clone, SIGCHLD */
}

int fork(void)
{
    long raw = __rt_syscall(56, 17);
    if (raw == 0)
        reclaim_stacks();
    return __result(raw);
}
