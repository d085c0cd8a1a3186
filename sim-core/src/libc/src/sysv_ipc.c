/* System V shared memory, semaphores and messages. */
#include <bits/lib.h>
#include <stdarg.h>

int shmget(int key, size_t size, int flags)
{
    return __result(__rt_syscall(29, key, size, flags));
}

void *shmat(int id, const void *addr, int flags)
{
    return (void *)__result(__rt_syscall(30, id, addr, flags));
}

int shmdt(const void *addr)
{
    return __result(__rt_syscall(67, addr));
}

int shmctl(int id, int command, void *buf)
{
    return __result(__rt_syscall(31, id, command, buf));
}

int semget(int key, int n, int flags)
{
    return __result(__rt_syscall(64, key, n, flags));
}

int semop(int id, void *ops, size_t n)
{
    return __result(__rt_syscall(65, id, ops, n));
}

int semtimedop(int id, void *ops, size_t n, const void *timeout)
{
    return __result(__rt_syscall(220, id, ops, n, timeout));
}

int semctl(int id, int n, int command, ...)
{
    va_list ap;
    void *arg = NULL;
    switch (command) {
    case 1: case 2: case 3: case 13: case 16: case 17: case 18: case 19: case 20: /* those that have a union semun */
        va_start(ap, command);
        arg = va_arg(ap, void *);
        va_end(ap);
    }
    return __result(__rt_syscall(66, id, n, command, arg));
}

int msgget(int key, int flags)
{
    return __result(__rt_syscall(68, key, flags));
}

int msgsnd(int id, const void *msg, size_t n, int flags)
{
    return __result(__rt_syscall(69, id, msg, n, flags));
}

ssize_t msgrcv(int id, void *msg, size_t n, long type, int flags)
{
    return __result(__rt_syscall(70, id, msg, n, type, flags));
}

int msgctl(int id, int command, void *buf)
{
    return __result(__rt_syscall(71, id, command, buf));
}
