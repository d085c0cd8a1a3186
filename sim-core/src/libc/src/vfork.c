/* What the compiler makes of a call of vfork: the system call is in the caller's own code,
   for the child runs on the parent's stack and would overwrite a wrapper's return address. */
#include <bits/lib.h>

int __vfork_result(long raw)
{
    return __result(raw);
}
