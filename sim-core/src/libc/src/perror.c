/* perror(3): one write, whatever the stream's buffering. */
#include <bits/stdio_impl.h>

int fprintf(FILE *f, const char *format, ...);

void perror(const char *s)
{
    /* glibc writes to a second stream for reading and writing, if the first is not oriented yet. Where the
       descriptor is only for writing that fails, and errno tells of it afterwards. */
    int error = errno, refused = 0, mode = stderr->_mode;
    if (mode == 0) {
        long flags = __rt_syscall(72, stderr->_fileno, 3); /* fcntl, F_GETFL */
        refused = flags >= 0 && (flags & 3) != 2;
    }
    errno = error;
    if (s == NULL || *s == 0)
        fprintf(stderr, "%m\n");
    else
        fprintf(stderr, "%s: %m\n", s);
    if (refused)
        errno = 22; /* EINVAL */
    else
        stderr->_mode = mode;
}
