/* getline(3): libio/iogetdelim.c. */
#include <bits/stdio_impl.h>

void *malloc(size_t n);
void *realloc(void *p, size_t n);
void *__rt_memchr(const void *s, int c, size_t n);

ssize_t getdelim(char **line, size_t *n, int delim, FILE *f)
{
    size_t have, done = 0;
    if (line == NULL || n == NULL) {
        errno = 22; /* EINVAL */
        return -1;
    }
    if (*line == NULL || *n == 0) {
        *n = 120;
        *line = malloc(*n);
        if (*line == NULL)
            return -1;
    }
    if (f->_IO_read_end == f->_IO_read_ptr && __io_underflow(f) == EOF)
        return -1;
    for (;;) {
        char *end;
        size_t needed;
        have = f->_IO_read_end - f->_IO_read_ptr;
        end = __rt_memchr(f->_IO_read_ptr, delim, have);
        if (end)
            have = end + 1 - f->_IO_read_ptr;
        needed = done + have + 1;
        if (needed > *n) {
            char *p;
            if (needed < 2 * *n)
                needed = 2 * *n;
            p = realloc(*line, needed);
            if (p == NULL)
                return -1;
            *line = p;
            *n = needed;
        }
        __rt_memcpy(*line + done, f->_IO_read_ptr, have);
        f->_IO_read_ptr += have;
        done += have;
        if (end || __io_underflow(f) == EOF)
            break;
    }
    (*line)[done] = 0;
    return done;
}

ssize_t getline(char **line, size_t *n, FILE *f)
{
    return getdelim(line, n, '\n', f);
}
