/* Brings a stream and its file to the same place: _IO_new_file_sync. */
#include <bits/stdio_impl.h>

int __io_sync(FILE *f)
{
    long delta;
    if (f->_IO_write_ptr > f->_IO_write_base && __io_flush(f) == EOF)
        return EOF;
    delta = f->_IO_read_ptr - f->_IO_read_end;
    if (delta != 0) {
        long pos = __io_sysseek(f, delta, 1);
        if (pos >= 0)
            f->_IO_read_end = f->_IO_read_ptr;
        else if (pos != -29) /* ESPIPE */
            return __result(pos);
    }
    f->_offset = -1;
    return 0;
}
