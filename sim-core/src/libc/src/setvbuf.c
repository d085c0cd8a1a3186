/* setvbuf(3): libio/iosetvbuf.c, _IO_new_file_setbuf. */
#include <bits/stdio_impl.h>

void __io_cleanup(void);
extern void (*__exit_stdio)(void);

static int use(FILE *f, char *buf, size_t size)
{
    if (__io_sync(f) == EOF)
        return EOF;
    if (buf == NULL || size == 0) {
        f->_flags |= _IO_UNBUFFERED;
        __io_setb(f, f->_shortbuf, f->_shortbuf + 1, 0);
    } else {
        f->_flags &= ~_IO_UNBUFFERED;
        __io_setb(f, buf, buf + size, 0);
        __exit_stdio = __io_cleanup;
    }
    f->_IO_write_base = f->_IO_write_ptr = f->_IO_write_end = f->_IO_buf_base;
    f->_IO_read_base = f->_IO_read_ptr = f->_IO_read_end = f->_IO_buf_base;
    return 0;
}

int setvbuf(FILE *f, char *buf, int mode, size_t size)
{
    switch (mode) {
    case 0: /* _IOFBF */
        f->_flags &= ~(_IO_LINE_BUF | _IO_UNBUFFERED);
        if (buf == NULL) {
            if (f->_IO_buf_base == NULL) {
                __io_doallocbuf(f);
                f->_flags &= ~_IO_LINE_BUF;
            }
            return 0;
        }
        break;
    case 1: /* _IOLBF */
        f->_flags &= ~_IO_UNBUFFERED;
        f->_flags |= _IO_LINE_BUF;
        if (buf == NULL)
            return 0;
        break;
    case 2: /* _IONBF */
        f->_flags &= ~_IO_LINE_BUF;
        f->_flags |= _IO_UNBUFFERED;
        buf = NULL;
        size = 0;
        break;
    default:
        return EOF;
    }
    return use(f, buf, size);
}

void setbuffer(FILE *f, char *buf, size_t size)
{
    f->_flags &= ~_IO_LINE_BUF;
    if (buf == NULL)
        size = 0;
    use(f, buf, size);
}

void setbuf(FILE *f, char *buf)
{
    setbuffer(f, buf, BUFSIZ);
}

void setlinebuf(FILE *f)
{
    setvbuf(f, NULL, 1, 0);
}
