/* fopen(3), fdopen(3), fclose(3): libio/iofopen.c, libio/iofdopen.c, libio/iofclose.c. */
#include <bits/stdio_impl.h>

void *malloc(size_t n);
void free(void *p);
extern FILE _IO_2_1_stdin_, _IO_2_1_stdout_, _IO_2_1_stderr_;

/* What a mode says: open's flags, and the stream's. */
int __io_mode(const char *mode, int *flags)
{
    int open, i;
    switch (*mode) {
    case 'r':
        open = 0;
        *flags = _IO_NO_WRITES;
        break;
    case 'w':
        open = 01 | 0100 | 01000; /* O_WRONLY | O_CREAT | O_TRUNC */
        *flags = _IO_NO_READS;
        break;
    case 'a':
        open = 01 | 0100 | 02000; /* O_WRONLY | O_CREAT | O_APPEND */
        *flags = _IO_NO_READS | _IO_IS_APPENDING;
        break;
    default:
        errno = 22; /* EINVAL */
        return -1;
    }
    for (i = 1; i < 7 && mode[i]; i++) {
        if (mode[i] == '+') {
            open = open & ~01 | 02; /* O_RDWR */
            *flags &= _IO_IS_APPENDING;
        } else if (mode[i] == 'x')
            open |= 0200;           /* O_EXCL */
        else if (mode[i] == 'e')
            open |= 02000000;       /* O_CLOEXEC */
        else if (mode[i] == ',')
            break;
    }
    return open;
}

FILE *__io_stream(int fd, int flags)
{
    FILE *f = malloc(472); /* as much as glibc's struct locked_FILE */
    if (f == NULL)
        return NULL;
    __rt_memset(f, 0, sizeof *f);
    f->_flags = _IO_MAGIC | _IO_IS_FILEBUF | _IO_LINKED | flags;
    f->_fileno = fd;
    f->_offset = f->_old_offset = -1;
    f->_chain = _IO_list_all;
    _IO_list_all = f;
    return f;
}

static void unlink_stream(FILE *f)
{
    FILE **p = &_IO_list_all;
    while (*p && *p != f)
        p = &(*p)->_chain;
    if (*p)
        *p = f->_chain;
    f->_flags &= ~_IO_LINKED;
}

FILE *fopen(const char *path, const char *mode)
{
    int flags, how = __io_mode(mode, &flags);
    long fd;
    FILE *f;
    if (how < 0)
        return NULL;
    f = __io_stream(-1, flags);
    if (f == NULL)
        return NULL;
    fd = __result(__rt_syscall(257, -100, path, how, 0666)); /* openat */
    if (fd < 0) {
        unlink_stream(f);
        free(f);
        return NULL;
    }
    f->_fileno = fd;
    if ((flags & (_IO_IS_APPENDING | _IO_NO_READS)) == (_IO_IS_APPENDING | _IO_NO_READS))
        __rt_syscall(8, fd, 0, 2); /* lseek to the end */
    return f;
}

FILE *fdopen(int fd, const char *mode)
{
    int flags, how = __io_mode(mode, &flags);
    long now;
    if (how < 0)
        return NULL;
    now = __result(__rt_syscall(72, fd, 3, 0)); /* fcntl, F_GETFL */
    if (now < 0)
        return NULL;
    if (((now & 3) == 0 && !(flags & _IO_NO_WRITES)) || ((now & 3) == 1 && !(flags & _IO_NO_READS))) {
        errno = 22; /* EINVAL */
        return NULL;
    }
    if ((flags & _IO_IS_APPENDING) && !(now & 02000))
        __rt_syscall(72, fd, 4, now | 02000); /* F_SETFL */
    return __io_stream(fd, flags);
}

/* Flushes, closes, and forgets the buffers. What close gives goes before what the flush gave. */
int __io_close_it(FILE *f)
{
    int result = 0, closed;
    if (f->_fileno < 0 && f->_fileno != __IO_COOKIE)
        return EOF;
    if (f->_flags & _IO_CURRENTLY_PUTTING)
        result = __io_flush(f);
    if (f->_IO_save_base) {
        free(f->_flags & _IO_IN_BACKUP ? f->_IO_read_base : f->_IO_save_base);
        f->_IO_save_base = NULL;
    }
    closed = __io_sysclose(f);
    if (closed)
        result = closed;
    free(f->_codecvt);
    f->_codecvt = NULL;
    __io_setb(f, NULL, NULL, 0);
    f->_IO_read_base = f->_IO_read_ptr = f->_IO_read_end = NULL;
    f->_IO_write_base = f->_IO_write_ptr = f->_IO_write_end = NULL;
    f->_flags = _IO_MAGIC | _IO_IS_FILEBUF | _IO_NO_READS | _IO_NO_WRITES | _IO_USER_BUF;
    f->_fileno = -1;
    f->_offset = -1;
    return result;
}

int fclose(FILE *f)
{
    int result;
    if (f->_flags & _IO_LINKED)
        unlink_stream(f);
    result = __io_close_it(f);
    if (f != &_IO_2_1_stdin_ && f != &_IO_2_1_stdout_ && f != &_IO_2_1_stderr_)
        free(f);
    return result;
}
