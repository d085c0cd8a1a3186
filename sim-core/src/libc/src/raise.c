/* raise(3). */
#include <bits/lib.h>

int raise(int signal)
{
    return __result(__rt_syscall(234, __rt_syscall(39), __rt_syscall(186), signal)); /* tgkill, getpid, gettid */
}
