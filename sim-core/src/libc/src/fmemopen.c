/* fmemopen(3): libio/fmemopen.c, which is made of fopencookie, too. */
#include <bits/stdio_impl.h>

void *malloc(size_t n);
void free(void *p);
FILE *fopencookie(void *data, const char *mode, struct __io_functions io);

struct memory {
    char *buffer;
    int own, append;
    size_t size, pos, end;
};

static ssize_t take(void *data, char *to, size_t n)
{
    struct memory *m = data;
    if (m->pos > m->end)
        return 0;
    if (m->pos + n > m->end)
        n = m->end - m->pos;
    __rt_memcpy(to, m->buffer + m->pos, n);
    m->pos += n;
    return n;
}

static ssize_t put(void *data, const char *from, size_t n)
{
    struct memory *m = data;
    size_t pos = m->append ? m->end : m->pos;
    int zero = n == 0 || from[n - 1] != 0;
    if (pos + n > m->size) {
        if (m->pos + zero >= m->size) {
            errno = 28; /* ENOSPC */
            return 0;
        }
        n = m->size - pos;
    }
    __rt_memcpy(m->buffer + pos, from, n);
    m->pos = pos + n;
    if (m->pos > m->end) {
        m->end = m->pos;
        if (m->end < m->size && zero)
            m->buffer[m->end] = 0;
        else if (!m->append && zero)
            m->buffer[m->size - 1] = 0;
    }
    return n;
}

static int seek(void *data, long *offset, int whence)
{
    struct memory *m = data;
    long to = *offset + (whence == 1 ? (long)m->pos : whence == 2 ? (long)m->end : 0);
    if (to < 0 || (size_t)to > m->size) {
        errno = 22; /* EINVAL */
        return -1;
    }
    *offset = m->pos = to;
    return 0;
}

static int end(void *data)
{
    struct memory *m = data;
    if (m->own)
        free(m->buffer);
    free(m);
    return 0;
}

FILE *fmemopen(void *buf, size_t size, const char *mode)
{
    struct __io_functions io = {take, put, seek, end};
    struct memory *m = malloc(sizeof *m);
    FILE *f;
    if (m == NULL)
        return NULL;
    m->own = buf == NULL;
    m->buffer = buf ? buf : malloc(size);
    if (m->buffer == NULL) {
        free(m);
        return NULL;
    }
    if (m->own && size)
        m->buffer[0] = 0;
    if (mode[0] == 'w' && mode[1] == '+' && size)
        m->buffer[0] = 0;
    m->size = size;
    m->append = mode[0] == 'a';
    for (m->end = 0; m->end < size && m->buffer[m->end]; m->end++)
        ;
    m->pos = m->append ? m->end : 0;
    if (mode[0] == 'r')
        m->end = size;
    else if (mode[0] == 'w')
        m->end = 0;
    f = fopencookie(m, mode, io);
    if (f == NULL)
        end(m);
    return f;
}
