/* clone(2): a child that runs a function on a stack of its own. */
#include <bits/lib.h>

int clone(int (*f)(void *), void *stack, int flags, void *arg, ...)
{
    if (f == NULL || stack == NULL) {
        errno = 22; /* EINVAL */
        return -1;
    }
    /* What the words behind `arg` are for, the kernel refuses. */
    return __result(__builtin_clone_ringside(f, arg, (long)flags, ((unsigned long)stack & -16UL) - 16));
}
