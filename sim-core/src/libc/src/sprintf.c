/* sprintf(3), snprintf(3). */
#include <bits/format.h>
#include <stdarg.h>

int vsnprintf(char *s, size_t n, const char *format, va_list ap)
{
    struct __format state;
    char work[256];
    long len;
    state.text = format;
    state.args = ap;
    state.out = s;
    state.room = n > 0 ? n - 1 : 0;
    state.total = state.offset = 0;
    state.work = work;
    state.work_size = sizeof work;
    state.error = 0;
    state.errno_now = errno;
    state.start = NULL;
    while ((len = __rt_format(&state)) >= 0) {
        size_t part = len < (long)state.room ? len : state.room;
        if (part > 0)
            __rt_memcpy(state.out, state.piece, part);
        state.out += part;
        state.room -= part;
    }
    if (n > 0)
        *state.out = 0;
    if (state.error) {
        errno = state.error;
        return -1;
    }
    return state.total;
}

int vsprintf(char *s, const char *format, va_list ap)
{
    return vsnprintf(s, 0x80000000, format, ap);
}

int snprintf(char *s, size_t n, const char *format, ...)
{
    va_list ap;
    int len;
    va_start(ap, format);
    len = vsnprintf(s, n, format, ap);
    va_end(ap);
    return len;
}

int sprintf(char *s, const char *format, ...)
{
    va_list ap;
    int len;
    va_start(ap, format);
    len = vsnprintf(s, 0x80000000, format, ap);
    va_end(ap);
    return len;
}
