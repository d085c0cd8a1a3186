/* Who one is: getpid(2), getuid(2) and their kin. */
#include <bits/lib.h>

int getpid(void)
{
    return __rt_syscall(39);
}

int getppid(void)
{
    return __rt_syscall(110);
}

int gettid(void)
{
    return __rt_syscall(186);
}

int getpgrp(void)
{
    return __rt_syscall(111);
}

int getpgid(int pid)
{
    return __result(__rt_syscall(121, pid));
}

int getsid(int pid)
{
    return __result(__rt_syscall(124, pid));
}

int setpgid(int pid, int group)
{
    return __result(__rt_syscall(109, pid, group));
}

int setpgrp(void)
{
    return __result(__rt_syscall(109));
}

int setsid(void)
{
    return __result(__rt_syscall(112));
}

unsigned getuid(void)
{
    return __rt_syscall(102);
}

unsigned geteuid(void)
{
    return __rt_syscall(107);
}

unsigned getgid(void)
{
    return __rt_syscall(104);
}

unsigned getegid(void)
{
    return __rt_syscall(108);
}
