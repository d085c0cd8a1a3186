/* fopencookie(3): libio/iofopncook.c. */
#include <bits/stdio_impl.h>

void *malloc(size_t n);

FILE *fopencookie(void *data, const char *mode, struct __io_functions io)
{
    int flags;
    struct __io_cookie *c;
    FILE *f;
    if (__io_mode(mode, &flags) < 0)
        return NULL;
    c = malloc(sizeof *c);
    if (c == NULL || (f = __io_stream(__IO_COOKIE, flags)) == NULL)
        return NULL;
    c->read = io.read;
    c->write = io.write;
    c->seek = io.seek;
    c->close = io.close;
    c->data = data;
    f->_codecvt = c;
    return f;
}
