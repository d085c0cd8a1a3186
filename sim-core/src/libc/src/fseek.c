/* fseek(3), ftell(3): libio/fileops.c. */
#include <bits/stdio_impl.h>

/* Where the program is in the file; less than nothing before its start, after ungetc there. True if
   it is known. */
static int place(FILE *f, long *to)
{
    long pos;
    if (f->_fileno < 0 && f->_fileno != __IO_COOKIE) {
        errno = 9; /* EBADF */
        return 0;
    }
    if ((f->_flags & _IO_IS_APPENDING) && f->_IO_write_ptr > f->_IO_write_base)
        pos = __io_sysseek(f, 0, 2);
    else if (f->_offset >= 0)
        pos = f->_offset; /* as the stream knows it, whoever shares the description and moved it */
    else
        pos = __io_sysseek(f, 0, 1);
    if (pos < 0) {
        __result(pos);
        return 0;
    }
    if (f->_IO_write_ptr > f->_IO_write_base) {
        pos += f->_IO_write_ptr - f->_IO_write_base;
        if (!(f->_flags & _IO_IS_APPENDING))
            pos -= f->_IO_read_end - f->_IO_write_base;
    } else if (f->_flags & _IO_IN_BACKUP)
        pos -= f->_IO_save_end - f->_IO_save_base + (f->_IO_read_end - f->_IO_read_ptr);
    else
        pos -= f->_IO_read_end - f->_IO_read_ptr;
    *to = pos;
    return 1;
}

long ftello(FILE *f)
{
    long pos;
    if (!place(f, &pos))
        return -1;
    /* Without a buffer nothing that was pushed back is looked at (do_ftell). */
    if (f->_IO_buf_base == NULL && pos < 0)
        pos = 0;
    if (pos < 0) {
        errno = 22; /* EINVAL */
        return -1;
    }
    return pos;
}

long ftell(FILE *f)
{
    return ftello(f);
}

int fseeko(FILE *f, long offset, int whence)
{
    long pos;
    if (whence < 0 || whence > 4) {
        errno = 22; /* EINVAL */
        return -1;
    }
    if (whence == 1) {
        if (!place(f, &pos))
            return -1;
        offset += pos;
        whence = 0;
    }
    if (f->_IO_write_ptr > f->_IO_write_base || (f->_flags & _IO_CURRENTLY_PUTTING))
        if (__io_switch_to_get_mode(f) == EOF)
            return -1;
    __io_free_backup(f);
    pos = __result(__io_sysseek(f, offset, whence));
    if (pos < 0)
        return -1;
    f->_flags &= ~_IO_EOF_SEEN;
    f->_offset = pos;
    f->_IO_read_base = f->_IO_read_ptr = f->_IO_read_end = f->_IO_buf_base;
    f->_IO_write_base = f->_IO_write_ptr = f->_IO_write_end = f->_IO_buf_base;
    return 0;
}

int fseek(FILE *f, long offset, int whence)
{
    return fseeko(f, offset, whence);
}

void rewind(FILE *f)
{
    fseeko(f, 0, 0);
    f->_flags &= ~(_IO_EOF_SEEN | _IO_ERR_SEEN);
}

int fgetpos(FILE *f, long *pos)
{
    *pos = ftello(f);
    return *pos < 0 ? -1 : 0;
}

int fsetpos(FILE *f, const long *pos)
{
    return fseeko(f, *pos, 0);
}
