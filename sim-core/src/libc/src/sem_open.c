/* sem_open(3): glibc's nptl/sem_open.c, sem_close.c, sem_unlink.c, sem_routines.c. A named semaphore is a
   file in /dev/shm that holds a sem_t; a process maps it once, however often it opens it. */
#include <bits/lib.h>
#include <bits/semaphore_impl.h>
#include <bits/stat.h>
#include <stdarg.h>

#define ENOENT 2
#define EPERM 1
#define EACCES 13
#define EEXIST 17
#define EINVAL 22
#define O_ACCMODE 3
#define O_RDWR 2
#define O_CREAT 0100
#define O_EXCL 0200
#define O_NOFOLLOW 0400000
#define O_CLOEXEC 02000000
#define SEM_FAILED ((struct __sem *)0)
#define MAP_FAILED ((struct __sem *)-1)
#define PREFIX "/dev/shm/sem."
#define SHM_PATH_MAX 269

void *malloc(size_t n);
void free(void *p);
char *strcpy(char *to, const char *from);
int strcmp(const char *a, const char *b);
int open(const char *path, int flags, ...);
int close(int fd);
int fstat(int fd, struct stat *st);
int link(const char *from, const char *to);
int unlink(const char *path);
ssize_t write(int fd, const void *p, size_t n);
void *mmap(void *addr, size_t len, int prot, int flags, int fd, long offset);
int munmap(void *addr, size_t len);
void __temp_name(char *xs);
int __shm_path(char *path, const char *start, const char *name);

/* A semaphore that this process has open. */
struct mapping {
    struct mapping *next;
    unsigned long dev, ino;
    int opened;
    struct __sem *sem;
    char name[];
};
static struct mapping *mappings;

static struct __sem *map(int fd)
{
    return mmap(NULL, sizeof(struct __sem), 3, 1, fd, 0);
}

/* The place of an open file's semaphore in memory: the one that the process has already, `here`, or a new one. */
static struct __sem *add(const char *name, int fd, struct __sem *here)
{
    struct stat st;
    struct mapping *m;
    if (fstat(fd, &st) < 0)
        return SEM_FAILED;
    for (m = mappings; m; m = m->next)
        if (m->ino == st.st_ino && m->dev == st.st_dev && strcmp(m->name, name) == 0) {
            ++m->opened;
            if (here)
                munmap(here, sizeof *here);
            return m->sem;
        }
    if (!here) {
        if ((size_t)st.st_size < sizeof *here) {
            errno = EINVAL;
            return SEM_FAILED;
        }
        here = map(fd);
        if (here == MAP_FAILED)
            return SEM_FAILED;
    }
    m = malloc(sizeof *m + __rt_strlen(name) + 1);
    if (!m) {
        munmap(here, sizeof *here);
        return SEM_FAILED;
    }
    strcpy(m->name, name);
    m->dev = st.st_dev;
    m->ino = st.st_ino;
    m->opened = 1;
    m->sem = here;
    m->next = mappings;
    mappings = m;
    return here;
}

/* Makes the file under another name first, so that nobody sees it half made. `again`: there is one by now. */
static struct __sem *create(const char *name, const char *path, int flags, unsigned mode, unsigned value, int *again)
{
    char other[] = "/dev/shm/sem.XXXXXX";
    struct __sem start = {value, SEM_SHARED}, *sem = SEM_FAILED;
    int fd, saved;
    if (value > SEM_VALUE_MAX) {
        errno = EINVAL;
        return SEM_FAILED;
    }
    __temp_name(other + sizeof other - 7);
    fd = open(other, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0)
        return SEM_FAILED;
    start.private = SEM_SHARED;
    if (write(fd, &start, sizeof start) == sizeof start && (sem = map(fd)) != MAP_FAILED) {
        if (link(other, path) < 0) {
            saved = errno;
            munmap(sem, sizeof *sem);
            sem = SEM_FAILED;
            errno = saved;
            *again = !(flags & O_EXCL) && errno == EEXIST;
        } else {
            sem = add(name, fd, sem);
        }
    } else {
        sem = SEM_FAILED;
    }
    saved = errno;
    unlink(other);
    close(fd);
    errno = saved;
    return sem;
}

struct __sem *sem_open(const char *name, int flags, ...)
{
    char path[SHM_PATH_MAX];
    int fd, saved, again = 1, error = __shm_path(path, PREFIX, name);
    struct __sem *sem = SEM_FAILED;
    if (error) {
        errno = error;
        return SEM_FAILED;
    }
    while (again) {
        again = 0;
        if ((flags & (O_CREAT | O_EXCL)) != (O_CREAT | O_EXCL)) {
            fd = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | flags & ~(O_CREAT | O_ACCMODE));
            if (fd >= 0) {
                sem = add(name, fd, SEM_FAILED);
                saved = errno;
                close(fd);
                errno = saved;
                return sem;
            }
            if (!(flags & O_CREAT) || errno != ENOENT)
                return SEM_FAILED;
        }
        va_list ap;
        va_start(ap, flags);
        unsigned mode = va_arg(ap, unsigned), value = va_arg(ap, unsigned);
        va_end(ap);
        sem = create(name, path, flags, mode, value, &again);
    }
    return sem;
}

int sem_close(struct __sem *sem)
{
    struct mapping **at, *m;
    for (at = &mappings; (m = *at) && m->sem != sem; at = &m->next)
        ;
    if (!m) {
        errno = EINVAL;
        return -1;
    }
    if (--m->opened == 0) {
        *at = m->next;
        munmap(sem, sizeof *sem);
        free(m);
    }
    return 0;
}

int sem_unlink(const char *name)
{
    char path[SHM_PATH_MAX];
    if (__shm_path(path, PREFIX, name)) {
        errno = ENOENT;
        return -1;
    }
    if (unlink(path) < 0) {
        if (errno == EPERM)
            errno = EACCES;
        return -1;
    }
    return 0;
}
