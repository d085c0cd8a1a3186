/* vfprintf(3): stdio-common/vfprintf-internal.c. */
#include <bits/format.h>
#include <bits/stdio_impl.h>
#include <stdarg.h>

/* An unbuffered stream gets its output in one write: it is collected first. */
static int unbuffered(FILE *f, struct __format *state)
{
    char buffer[BUFSIZ];
    long n;
    size_t used;
    state->out = buffer;
    state->room = BUFSIZ;
    for (;;) {
        n = __rt_format(state);
        used = state->out - buffer;
        while (n > 0) {
            /* As much as fits, then the buffer is full. */
            size_t part = n < (long)state->room ? n : state->room;
            __rt_memcpy(state->out, state->piece, part);
            state->out += part;
            state->room -= part;
            state->piece += part;
            n -= part;
            used += part;
            if (n > 0) {
                if (__io_xsputn(f, buffer, used) != used)
                    return -1;
                state->out = buffer;
                state->room = BUFSIZ;
                used = 0;
            }
        }
        if (n < 0) {
            if (used > 0 && __io_xsputn(f, buffer, used) != used)
                return -1;
            return 0;
        }
    }
}

int vfprintf(FILE *f, const char *format, va_list ap)
{
    struct __format state;
    char work[256];
    long n;
    if (f->_flags & _IO_NO_WRITES) {
        f->_flags |= _IO_ERR_SEEN;
        errno = 9; /* EBADF */
        return -1;
    }
    if (f->_mode > 0) /* wide characters go through it */
        return -1;
    if (format == NULL) {
        errno = 22; /* EINVAL */
        return -1;
    }
    state.text = format;
    state.args = ap;
    state.total = state.offset = 0;
    state.work = work;
    state.work_size = sizeof work;
    state.error = 0;
    state.errno_now = errno;
    state.start = NULL;
    if (f->_flags & _IO_UNBUFFERED) {
        if (unbuffered(f, &state) < 0)
            return -1;
    } else {
        for (;;) {
            state.out = f->_IO_write_ptr;
            /* A stream by lines looks for newlines in each piece. */
            state.room = f->_IO_write_end > f->_IO_write_ptr && !(f->_flags & _IO_LINE_BUF) ? f->_IO_write_end - f->_IO_write_ptr : 0;
            n = __rt_format(&state);
            f->_IO_write_ptr = state.out;
            if (n < 0)
                break;
            if (__io_xsputn(f, state.piece, n) != n)
                return -1;
        }
    }
    if (state.error) {
        errno = state.error;
        return -1;
    }
    return state.total;
}
