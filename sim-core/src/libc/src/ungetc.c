/* ungetc(3): _IO_sputbackc and _IO_default_pbackfail in libio/genops.c. */
#include <bits/stdio_impl.h>

void *malloc(size_t n);
void free(void *p);

int ungetc(int c, FILE *f)
{
    char *t;
    if (c == EOF)
        return EOF;
    if (f->_flags & _IO_CURRENTLY_PUTTING)
        __io_switch_to_get_mode(f);
    if (f->_IO_read_ptr > f->_IO_read_base && (unsigned char)f->_IO_read_ptr[-1] == (unsigned char)c) {
        f->_IO_read_ptr--;
        f->_flags &= ~_IO_EOF_SEEN;
        return (unsigned char)c;
    }
    if (!(f->_flags & _IO_IN_BACKUP)) {
        /* Change to a backup buffer; the main get area is kept. */
        if (f->_IO_save_base == NULL) {
            char *b = malloc(128);
            if (b == NULL)
                return EOF;
            f->_IO_save_base = b;
            f->_IO_save_end = f->_IO_backup_base = b + 128;
        }
        f->_IO_read_base = f->_IO_read_ptr;
        f->_flags |= _IO_IN_BACKUP;
        t = f->_IO_read_end, f->_IO_read_end = f->_IO_save_end, f->_IO_save_end = t;
        t = f->_IO_read_base, f->_IO_read_base = f->_IO_save_base, f->_IO_save_base = t;
        f->_IO_read_ptr = f->_IO_read_end;
    } else if (f->_IO_read_ptr <= f->_IO_read_base) {
        size_t old = f->_IO_read_end - f->_IO_read_base;
        char *b = malloc(2 * old);
        if (b == NULL)
            return EOF;
        __rt_memcpy(b + old, f->_IO_read_base, old);
        free(f->_IO_read_base);
        f->_IO_read_base = b;
        f->_IO_read_ptr = b + old;
        f->_IO_read_end = f->_IO_read_ptr + old;
    }
    f->_IO_backup_base = f->_IO_read_ptr;
    *--f->_IO_read_ptr = c;
    f->_flags &= ~_IO_EOF_SEEN;
    return (unsigned char)c;
}
