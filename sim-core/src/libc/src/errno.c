/* errno(3). */
#include <bits/lib.h>

static int value;

int *__errno_location(void)
{
    return &value;
}

long __result(long raw)
{
    if ((unsigned long)raw > -4096UL) {
        value = -raw;
        return -1;
    }
    return raw;
}
