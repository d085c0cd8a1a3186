/* Writing through a buffer: the write side of libio/fileops.c. */
#include <bits/stdio_impl.h>
#include <bits/stat.h>

void *malloc(size_t n);
void free(void *p);
void *__rt_memrchr(const void *s, int c, size_t n);
void __io_cleanup(void);
extern void (*__exit_stdio)(void);

void __io_setb(FILE *f, char *base, char *end, int own)
{
    if (f->_IO_buf_base && !(f->_flags & _IO_USER_BUF))
        free(f->_IO_buf_base);
    f->_IO_buf_base = base;
    f->_IO_buf_end = end;
    if (own)
        f->_flags &= ~_IO_USER_BUF;
    else
        f->_flags |= _IO_USER_BUF;
}

/* libio/filedoalloc.c: a terminal is buffered by line, and the buffer is as
   large as the file's st_blksize. */
static void allocate(FILE *f)
{
    struct stat st;
    size_t size = BUFSIZ;
    char *p;
    if (f->_fileno >= 0 && __rt_syscall(262, f->_fileno, "", &st, 0x1000) == 0) { /* newfstatat */
        if ((st.st_mode & __S_IFMT) == __S_IFCHR) {
            long termios[8];
            if ((st.st_rdev >> 8 >= 136 && st.st_rdev >> 8 <= 143)
                || __rt_syscall(16, f->_fileno, 0x5401, termios) == 0) /* ioctl, TCGETS */
                f->_flags |= _IO_LINE_BUF;
        }
        if (st.st_blksize > 0 && st.st_blksize < BUFSIZ)
            size = st.st_blksize;
    }
    p = malloc(size);
    if (p)
        __io_setb(f, p, p + size, 1);
}

void __io_doallocbuf(FILE *f)
{
    __exit_stdio = __io_cleanup;
    if (f->_IO_buf_base)
        return;
    if (!(f->_flags & _IO_UNBUFFERED))
        allocate(f);
    if (f->_IO_buf_base == NULL)
        __io_setb(f, f->_shortbuf, f->_shortbuf + 1, 0);
}

size_t __io_new_do_write(FILE *f, const char *data, size_t n)
{
    size_t left = n;
    if (f->_flags & _IO_IS_APPENDING)
        f->_offset = -1;
    else if (f->_IO_read_end != f->_IO_write_base) {
        long pos = __result(__io_sysseek(f, f->_IO_write_base - f->_IO_read_end, 1));
        if (pos < 0)
            return 0;
        f->_offset = pos;
    }
    while (left > 0) {
        ssize_t done = __io_syswrite(f, data, left);
        if (done < 0) {
            f->_flags |= _IO_ERR_SEEN;
            break;
        }
        left -= done;
        data += done;
    }
    if (f->_offset >= 0)
        f->_offset += n - left;
    f->_IO_read_base = f->_IO_read_ptr = f->_IO_read_end = f->_IO_buf_base;
    f->_IO_write_base = f->_IO_write_ptr = f->_IO_buf_base;
    f->_IO_write_end = f->_flags & (_IO_LINE_BUF | _IO_UNBUFFERED) ? f->_IO_buf_base : f->_IO_buf_end;
    return n - left;
}

int __io_flush(FILE *f)
{
    size_t n = f->_IO_write_ptr - f->_IO_write_base;
    return n == 0 || __io_new_do_write(f, f->_IO_write_base, n) == n ? 0 : EOF;
}

/* Room for one more character, and the character; or with EOF, a flush. */
int __io_overflow(FILE *f, int c)
{
    if (f->_flags & _IO_NO_WRITES) {
        f->_flags |= _IO_ERR_SEEN;
        errno = 9; /* EBADF */
        return EOF;
    }
    if (!(f->_flags & _IO_CURRENTLY_PUTTING) || f->_IO_write_base == NULL) {
        if (f->_IO_write_base == NULL) {
            __io_doallocbuf(f);
            f->_IO_read_base = f->_IO_read_ptr = f->_IO_read_end = f->_IO_buf_base;
        } else if (f->_flags & _IO_IN_BACKUP) {
            /* Written where the pushed back characters would stand in the buffer, as far as it goes. */
            size_t pushed = f->_IO_read_end - f->_IO_read_ptr, before;
            __io_free_backup(f);
            before = f->_IO_read_base - f->_IO_buf_base;
            f->_IO_read_base -= pushed < before ? pushed : before;
            f->_IO_read_ptr = f->_IO_read_base;
        }
        if (f->_IO_read_ptr == f->_IO_buf_end)
            f->_IO_read_end = f->_IO_read_ptr = f->_IO_buf_base;
        f->_IO_write_ptr = f->_IO_read_ptr;
        f->_IO_write_base = f->_IO_write_ptr;
        f->_IO_write_end = f->_IO_buf_end;
        f->_IO_read_base = f->_IO_read_ptr = f->_IO_read_end;
        f->_flags |= _IO_CURRENTLY_PUTTING;
        if (f->_flags & (_IO_LINE_BUF | _IO_UNBUFFERED))
            f->_IO_write_end = f->_IO_write_ptr;
    }
    if (c == EOF)
        return __io_flush(f);
    if (f->_IO_write_ptr == f->_IO_buf_end && __io_flush(f) == EOF)
        return EOF;
    *f->_IO_write_ptr++ = c;
    if ((f->_flags & _IO_UNBUFFERED) || ((f->_flags & _IO_LINE_BUF) && c == '\n'))
        if (__io_flush(f) == EOF)
            return EOF;
    return (unsigned char)c;
}

/* _IO_default_xsputn. */
static size_t put_rest(FILE *f, const char *s, size_t n)
{
    size_t left = n;
    for (;;) {
        if (f->_IO_write_ptr < f->_IO_write_end) {
            size_t count = f->_IO_write_end - f->_IO_write_ptr;
            if (count > left)
                count = left;
            __rt_memcpy(f->_IO_write_ptr, s, count);
            f->_IO_write_ptr += count;
            s += count;
            left -= count;
        }
        if (left == 0 || __io_overflow(f, (unsigned char)*s++) == EOF)
            return n - left;
        left--;
    }
}

size_t __io_xsputn(FILE *f, const char *s, size_t n)
{
    size_t left = n, count = 0, whole, block;
    int must_flush = 0;
    if (n == 0)
        return 0;
    if (f == stderr && f->_mode == 0) /* perror asks whether anything was written */
        f->_mode = -1;
    if ((f->_flags & _IO_LINE_BUF) && (f->_flags & _IO_CURRENTLY_PUTTING)) {
        count = f->_IO_buf_end - f->_IO_write_ptr;
        if (count >= n) {
            const char *newline = __rt_memrchr(s, '\n', n);
            if (newline) {
                count = newline - s + 1;
                must_flush = 1;
            }
        }
    } else if (f->_IO_write_end > f->_IO_write_ptr)
        count = f->_IO_write_end - f->_IO_write_ptr;
    if (count > 0) {
        if (count > left)
            count = left;
        __rt_memcpy(f->_IO_write_ptr, s, count);
        f->_IO_write_ptr += count;
        s += count;
        left -= count;
    }
    if (left + must_flush == 0)
        return n;
    if (__io_overflow(f, EOF) == EOF)
        return left == 0 ? (size_t)EOF : n - left;
    /* Whole blocks go straight to the file. */
    block = f->_IO_buf_end - f->_IO_buf_base;
    whole = left - (block >= 128 ? left % block : 0);
    if (whole) {
        count = __io_new_do_write(f, s, whole);
        left -= count;
        if (count < whole)
            return n - left;
    }
    if (left)
        left -= put_rest(f, s + whole, left);
    return n - left;
}
