/* fork(2): sysdeps/nptl/_Fork.c. The new process has copies of everything. */
#include <bits/lib.h>

int fork(void)
{
    return __result(__rt_syscall(56, 17)); /* clone, SIGCHLD */
}

int _Fork(void)
{
    return __result(__rt_syscall(56, 17));
}
