/* Reading through a buffer: the read side of libio/fileops.c. */
#include <bits/stdio_impl.h>

void free(void *p);

/* After ungetc of something else than was read, the get area is a backup
   buffer; the main one waits in the save fields. */
void __io_switch_to_main_get_area(FILE *f)
{
    char *t;
    f->_flags &= ~_IO_IN_BACKUP;
    t = f->_IO_read_end, f->_IO_read_end = f->_IO_save_end, f->_IO_save_end = t;
    t = f->_IO_read_base, f->_IO_read_base = f->_IO_save_base, f->_IO_save_base = t;
    f->_IO_read_ptr = f->_IO_read_base;
}

/* Gives up what ungetc pushed back: _IO_free_backup_area. */
void __io_free_backup(FILE *f)
{
    if (f->_flags & _IO_IN_BACKUP)
        __io_switch_to_main_get_area(f);
    if (f->_IO_save_base) {
        free(f->_IO_save_base);
        f->_IO_save_base = NULL;
    }
}

int __io_switch_to_get_mode(FILE *f)
{
    if (f->_IO_write_ptr > f->_IO_write_base && __io_overflow(f, EOF) == EOF)
        return EOF;
    if (f->_flags & _IO_IN_BACKUP)
        f->_IO_read_base = f->_IO_backup_base;
    else {
        f->_IO_read_base = f->_IO_buf_base;
        if (f->_IO_write_ptr > f->_IO_read_end)
            f->_IO_read_end = f->_IO_write_ptr;
    }
    f->_IO_read_ptr = f->_IO_write_ptr;
    f->_IO_write_base = f->_IO_write_ptr = f->_IO_write_end = f->_IO_read_ptr;
    f->_flags &= ~_IO_CURRENTLY_PUTTING;
    return 0;
}

static void first_buffer(FILE *f)
{
    if (f->_IO_buf_base == NULL) {
        if (f->_IO_save_base) {
            free(f->_IO_save_base);
            f->_IO_save_base = NULL;
            f->_flags &= ~_IO_IN_BACKUP;
        }
        __io_doallocbuf(f);
    }
}

/* Fills the buffer; the next character is left in it. */
int __io_underflow(FILE *f)
{
    ssize_t n;
    if (f->_flags & _IO_CURRENTLY_PUTTING)
        if (__io_switch_to_get_mode(f) == EOF)
            return EOF;
    if (f->_IO_read_ptr < f->_IO_read_end)
        return *(unsigned char *)f->_IO_read_ptr;
    if (f->_flags & _IO_IN_BACKUP) {
        __io_switch_to_main_get_area(f);
        if (f->_IO_read_ptr < f->_IO_read_end)
            return *(unsigned char *)f->_IO_read_ptr;
    }
    if (f->_flags & _IO_EOF_SEEN)
        return EOF;
    if (f->_flags & _IO_NO_READS) {
        f->_flags |= _IO_ERR_SEEN;
        errno = 9; /* EBADF */
        return EOF;
    }
    first_buffer(f);
    /* Before one waits for a terminal, what was said to it must be there. */
    if (f->_flags & (_IO_LINE_BUF | _IO_UNBUFFERED))
        if ((stdout->_flags & (_IO_LINKED | _IO_NO_WRITES | _IO_LINE_BUF)) == (_IO_LINKED | _IO_LINE_BUF))
            __io_overflow(stdout, EOF);
    __io_switch_to_get_mode(f);
    f->_IO_read_base = f->_IO_read_ptr = f->_IO_read_end = f->_IO_buf_base;
    f->_IO_write_base = f->_IO_write_ptr = f->_IO_write_end = f->_IO_buf_base;
    n = __io_sysread(f, f->_IO_buf_base, f->_IO_buf_end - f->_IO_buf_base);
    if (n <= 0) {
        f->_flags |= n == 0 ? _IO_EOF_SEEN : _IO_ERR_SEEN;
        f->_offset = -1;
        return EOF;
    }
    f->_IO_read_end += n;
    if (f->_offset != -1)
        f->_offset += n;
    return *(unsigned char *)f->_IO_read_ptr;
}

/* The same, and takes the character. */
int __io_uflow(FILE *f)
{
    return __io_underflow(f) == EOF ? EOF : *(unsigned char *)f->_IO_read_ptr++;
}

size_t __io_xsgetn(FILE *f, char *s, size_t n)
{
    size_t want = n;
    first_buffer(f);
    while (want > 0) {
        size_t have = f->_IO_read_end - f->_IO_read_ptr, block;
        ssize_t count;
        if (want <= have) {
            __rt_memcpy(s, f->_IO_read_ptr, want);
            f->_IO_read_ptr += want;
            want = 0;
            break;
        }
        if (have > 0) {
            __rt_memcpy(s, f->_IO_read_ptr, have);
            s += have;
            want -= have;
            f->_IO_read_ptr += have;
        }
        if (f->_flags & _IO_IN_BACKUP) {
            __io_switch_to_main_get_area(f);
            continue;
        }
        block = f->_IO_buf_end - f->_IO_buf_base;
        if (want < block || (f->_flags & (_IO_NO_READS | _IO_CURRENTLY_PUTTING))) {
            if (__io_underflow(f) == EOF)
                break;
            continue;
        }
        /* Whole blocks come straight from the file. */
        f->_IO_read_base = f->_IO_read_ptr = f->_IO_read_end = f->_IO_buf_base;
        f->_IO_write_base = f->_IO_write_ptr = f->_IO_buf_base;
        count = want;
        if (block >= 128)
            count -= want % block;
        count = __io_sysread(f, s, count);
        if (count <= 0) {
            f->_flags |= count == 0 ? _IO_EOF_SEEN : _IO_ERR_SEEN;
            break;
        }
        s += count;
        want -= count;
        if (f->_offset != -1)
            f->_offset += count;
    }
    return n - want;
}
