/* Changing who one is: setuid(2) and its kin. */
#include <bits/lib.h>

int setuid(unsigned uid)
{
    return __result(__rt_syscall(105, uid));
}

int setgid(unsigned gid)
{
    return __result(__rt_syscall(106, gid));
}

int setreuid(unsigned real, unsigned effective)
{
    return __result(__rt_syscall(113, real, effective));
}

int setregid(unsigned real, unsigned effective)
{
    return __result(__rt_syscall(114, real, effective));
}

int setresuid(unsigned real, unsigned effective, unsigned saved)
{
    return __result(__rt_syscall(117, real, effective, saved));
}

int setresgid(unsigned real, unsigned effective, unsigned saved)
{
    return __result(__rt_syscall(119, real, effective, saved));
}

int seteuid(unsigned uid)
{
    return __result(__rt_syscall(117, -1, uid, -1));
}

int setegid(unsigned gid)
{
    return __result(__rt_syscall(119, -1, gid, -1));
}

int getresuid(unsigned *real, unsigned *effective, unsigned *saved)
{
    return __result(__rt_syscall(118, real, effective, saved));
}

int getresgid(unsigned *real, unsigned *effective, unsigned *saved)
{
    return __result(__rt_syscall(120, real, effective, saved));
}

int getgroups(int n, unsigned *list)
{
    return __result(__rt_syscall(115, n, list));
}
