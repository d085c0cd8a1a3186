/* stdio_ext(3): libio/__fbufsize.c and its neighbours. */
#include <bits/stdio_impl.h>

int fflush(FILE *f);

size_t __fbufsize(FILE *f)
{
    return f->_IO_buf_end - f->_IO_buf_base;
}

size_t __fpending(FILE *f)
{
    return f->_IO_write_ptr - f->_IO_write_base;
}

int __flbf(FILE *f)
{
    return f->_flags & _IO_LINE_BUF;
}

int __freadable(FILE *f)
{
    return (f->_flags & _IO_NO_READS) == 0;
}

int __fwritable(FILE *f)
{
    return (f->_flags & _IO_NO_WRITES) == 0;
}

int __freading(FILE *f)
{
    return f->_flags & _IO_NO_WRITES || (!(f->_flags & _IO_CURRENTLY_PUTTING) && f->_IO_read_base != NULL);
}

int __fwriting(FILE *f)
{
    return f->_flags & (_IO_NO_READS | _IO_CURRENTLY_PUTTING);
}

/* There are no threads to lock against. */
int __fsetlocking(FILE *f, int type)
{
    int old = f->_flags & 0x8000 ? 2 : 1; /* _IO_USER_LOCK */
    if (type == 1)
        f->_flags &= ~0x8000;
    else if (type == 2)
        f->_flags |= 0x8000;
    return old;
}

void _flushlbf(void)
{
    for (FILE *f = _IO_list_all; f; f = f->_chain)
        if (f->_flags & _IO_LINE_BUF && f->_IO_write_ptr > f->_IO_write_base)
            fflush(f);
}

void __fpurge(FILE *f)
{
    if (f->_flags & _IO_IN_BACKUP)
        __io_switch_to_main_get_area(f);
    f->_IO_read_end = f->_IO_read_ptr;
    f->_IO_write_ptr = f->_IO_write_base;
}
