/* feof(3), ferror(3), fileno(3). */
#include <bits/stdio_impl.h>

int feof(FILE *f)
{
    return (f->_flags & _IO_EOF_SEEN) != 0;
}

int ferror(FILE *f)
{
    return (f->_flags & _IO_ERR_SEEN) != 0;
}

void clearerr(FILE *f)
{
    f->_flags &= ~(_IO_EOF_SEEN | _IO_ERR_SEEN);
}

int feof_unlocked(FILE *f)
{
    return feof(f);
}

int ferror_unlocked(FILE *f)
{
    return ferror(f);
}

void clearerr_unlocked(FILE *f)
{
    clearerr(f);
}

int fileno(FILE *f)
{
    if (!(f->_flags & _IO_IS_FILEBUF) || f->_fileno < 0) {
        errno = 9; /* EBADF */
        return -1;
    }
    return f->_fileno;
}

int fileno_unlocked(FILE *f)
{
    return fileno(f);
}

void flockfile(FILE *f)
{
}

int ftrylockfile(FILE *f)
{
    return 0;
}

void funlockfile(FILE *f)
{
}
