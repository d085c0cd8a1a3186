/* What stdatomic.h's macros call. The machine does each in one instruction. */
long __rt_atomic_update(void *p, unsigned long size, int operation, long n);
int __rt_atomic_compare(void *p, unsigned long size, void *expected, long desired);

long __atomic_update(void *p, unsigned long size, int operation, long n)
{
    return __rt_atomic_update(p, size, operation, n);
}

int __atomic_compare(void *p, unsigned long size, void *expected, long desired)
{
    return __rt_atomic_compare(p, size, expected, desired);
}
