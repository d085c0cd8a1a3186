/* What unistd.h makes of vfork(): the call is in the caller's code. */
#include <bits/lib.h>

int __vfork_result(long raw)
{
    return __result(raw);
}
