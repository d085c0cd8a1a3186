/* sem_overview(7): glibc's nptl/sem_init.c, sem_wait.c (sem_waitcommon.c), sem_post.c. The low half of `data` is the value, the
   high half the number of those who wait or are about to. */
#include <bits/lib.h>
#include <bits/semaphore_impl.h>
#include <bits/timespec.h>

#define EINTR 4
#define EAGAIN 11
#define EINVAL 22
#define EOVERFLOW 75
#define ETIMEDOUT 110
#define FUTEX_WAKE 1
#define FUTEX_WAIT_BITSET 9
#define FUTEX_PRIVATE_FLAG 128
#define FUTEX_CLOCK_REALTIME 256

static long futex(struct __sem *sem, int op, unsigned value, const struct timespec *time)
{
    return __rt_syscall(202, &sem->data, (op | FUTEX_PRIVATE_FLAG) ^ sem->private, value, time, NULL, ~0u);
}

static int fail(int error)
{
    errno = error;
    return -1;
}

int sem_init(struct __sem *sem, int shared, unsigned value)
{
    if (value > SEM_VALUE_MAX)
        return fail(EINVAL);
    sem->data = value;
    sem->private = shared ? SEM_SHARED : 0;
    return 0;
}

int sem_destroy(struct __sem *sem)
{
    return 0;
}

int sem_getvalue(struct __sem *sem, int *value)
{
    *value = (unsigned)sem->data;
    return 0;
}

int sem_post(struct __sem *sem)
{
    unsigned long d = sem->data;
    do {
        if ((unsigned)d == SEM_VALUE_MAX)
            return fail(EOVERFLOW);
    } while (!__atomic_compare_exchange_n(&sem->data, &d, d + 1, 0, 3, 0));
    if (d >> 32)
        futex(sem, FUTEX_WAKE, 1, NULL);
    return 0;
}

/* Takes one if there is one. */
static int take(struct __sem *sem)
{
    unsigned long d = sem->data;
    while ((unsigned)d)
        if (__atomic_compare_exchange_n(&sem->data, &d, d - 1, 0, 2, 0))
            return 1;
    return 0;
}

int sem_trywait(struct __sem *sem)
{
    return take(sem) ? 0 : fail(EAGAIN);
}

static int wait(struct __sem *sem, int realtime, const struct timespec *time)
{
    unsigned long d;
    if (take(sem))
        return 0;
    d = __atomic_fetch_add(&sem->data, 1ul << 32, 0);
    for (;;) {
        if ((unsigned)d == 0) {
            long r = -ETIMEDOUT;
            if (!time || time->tv_sec >= 0)
                r = futex(sem, FUTEX_WAIT_BITSET | (realtime ? FUTEX_CLOCK_REALTIME : 0), 0, time);
            if (r == -ETIMEDOUT || r == -EINTR || r == -EOVERFLOW) {
                __atomic_fetch_sub(&sem->data, 1ul << 32, 0);
                return fail(-r);
            }
            d = sem->data;
        } else if (__atomic_compare_exchange_n(&sem->data, &d, d - 1 - (1ul << 32), 0, 2, 0)) {
            return 0;
        }
    }
}

int sem_wait(struct __sem *sem)
{
    return wait(sem, 1, NULL);
}

int sem_clockwait(struct __sem *sem, int clock, const struct timespec *time)
{
    if (clock != 0 && clock != 1 || time->tv_nsec < 0 || time->tv_nsec >= 1000000000)
        return fail(EINVAL);
    return wait(sem, clock == 0, time);
}

int sem_timedwait(struct __sem *sem, const struct timespec *time)
{
    return sem_clockwait(sem, 0, time);
}
