/* open_memstream(3): libio/memstream.c. What was written is seen after fflush and fclose. */
#include <bits/stdio_impl.h>

void *calloc(size_t n, size_t size);
void *realloc(void *p, size_t n);
void free(void *p);
FILE *fopencookie(void *data, const char *mode, struct __io_functions io);

struct memory {
    char **to, *buffer;
    size_t *to_size, size, pos, room;
};

static int grow(struct memory *m, size_t n)
{
    char *more;
    if (n <= m->room)
        return 1;
    more = realloc(m->buffer, n + n / 2);
    if (more == NULL)
        return 0;
    __rt_memset(more + m->room, 0, n + n / 2 - m->room);
    m->buffer = more;
    m->room = n + n / 2;
    return 1;
}

static void show(struct memory *m)
{
    *m->to = m->buffer;
    *m->to_size = m->pos;
}

static ssize_t put(void *data, const char *from, size_t n)
{
    struct memory *m = data;
    if (!grow(m, m->pos + n + 1))
        return 0;
    __rt_memcpy(m->buffer + m->pos, from, n);
    m->pos += n;
    if (m->pos > m->size)
        m->size = m->pos;
    show(m);
    return n;
}

static int seek(void *data, long *offset, int whence)
{
    struct memory *m = data;
    long to = *offset + (whence == 1 ? (long)m->pos : whence == 2 ? (long)m->size : 0);
    if (to < 0) {
        errno = 22; /* EINVAL */
        return -1;
    }
    if (!grow(m, to + 1))
        return -1;
    *offset = m->pos = to;
    return 0;
}

static int end(void *data)
{
    struct memory *m = data;
    m->buffer[m->pos] = 0;
    show(m);
    free(m);
    return 0;
}

FILE *open_memstream(char **to, size_t *size)
{
    struct __io_functions io = {NULL, put, seek, end};
    struct memory *m = calloc(1, sizeof *m);
    FILE *f;
    if (m == NULL || !grow(m, 64))
        return NULL;
    m->to = to;
    m->to_size = size;
    f = fopencookie(m, "w", io);
    if (f == NULL) {
        free(m->buffer);
        free(m);
    }
    return f;
}
