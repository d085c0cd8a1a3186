/* getchar(3), fgets(3), fread(3). */
#include <bits/stdio_impl.h>

void *__rt_memchr(const void *s, int c, size_t n);

int getc(FILE *f)
{
    if (f->_IO_read_ptr >= f->_IO_read_end)
        return __io_uflow(f);
    return *(unsigned char *)f->_IO_read_ptr++;
}

int fgetc(FILE *f)
{
    return getc(f);
}

int getchar(void)
{
    FILE *f = stdin;
    if (f->_IO_read_ptr >= f->_IO_read_end)
        return __io_uflow(f);
    return *(unsigned char *)f->_IO_read_ptr++;
}

/* At most n characters, up to and with a newline: _IO_getline. */
size_t __io_getline(FILE *f, char *s, size_t n, int stop)
{
    size_t done = 0;
    while (done < n) {
        size_t have = f->_IO_read_end - f->_IO_read_ptr;
        char *end;
        if (have == 0) {
            if (__io_underflow(f) == EOF)
                break;
            continue;
        }
        if (have > n - done)
            have = n - done;
        end = __rt_memchr(f->_IO_read_ptr, stop, have);
        if (end)
            have = end + 1 - f->_IO_read_ptr;
        __rt_memcpy(s + done, f->_IO_read_ptr, have);
        f->_IO_read_ptr += have;
        done += have;
        if (end)
            break;
    }
    return done;
}

char *fgets(char *s, int n, FILE *f)
{
    size_t count;
    int old;
    if (n <= 0)
        return NULL;
    if (n == 1) {
        s[0] = 0;
        return s;
    }
    /* An error of before does not count, one of now does. */
    old = f->_flags & _IO_ERR_SEEN;
    f->_flags &= ~_IO_ERR_SEEN;
    count = __io_getline(f, s, n - 1, '\n');
    if (count == 0 || ((f->_flags & _IO_ERR_SEEN) && errno != 11)) /* EAGAIN */
        s = NULL;
    else
        s[count] = 0;
    f->_flags |= old;
    return s;
}

size_t fread(void *p, size_t size, size_t n, FILE *f)
{
    size_t request = size * n, count;
    if (request == 0)
        return 0;
    count = __io_xsgetn(f, p, request);
    return count == request ? n : count / size;
}
