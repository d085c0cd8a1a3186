/* fflush(3). */
#include <bits/stdio_impl.h>

int __io_flush_all(void);

int fflush(FILE *f)
{
    return f ? __io_sync(f) ? EOF : 0 : __io_flush_all();
}

int fflush_unlocked(FILE *f)
{
    return fflush(f);
}
