/* What exit does with open streams: _IO_cleanup in libio/genops.c. */
#include <bits/stdio_impl.h>

int __io_flush_all(void)
{
    FILE *f;
    int result = 0;
    for (f = _IO_list_all; f; f = f->_chain)
        if (f->_IO_write_ptr > f->_IO_write_base && __io_overflow(f, EOF) == EOF)
            result = EOF;
    return result;
}

void __io_cleanup(void)
{
    FILE *f;
    __io_flush_all();
    /* Input that was read ahead is given back, where a file can seek. */
    for (f = _IO_list_all; f; f = f->_chain)
        if (!(f->_flags & _IO_UNBUFFERED) && f->_IO_read_ptr != f->_IO_read_end && !(f->_flags & _IO_IN_BACKUP))
            __rt_syscall(8, f->_fileno, f->_IO_read_ptr - f->_IO_read_end, 1); /* lseek */
}
