/* scandir(3), alphasort(3), versionsort(3): dirent/scandir-tail.c. */
#include <bits/lib.h>

struct dirent {
    unsigned long d_ino;
    long d_off;
    unsigned short d_reclen;
    unsigned char d_type;
    char d_name[256];
};

void *opendir(const char *path);
int closedir(void *dir);
struct dirent *readdir(void *dir);
void *malloc(size_t n);
void *realloc(void *p, size_t n);
void free(void *p);
void qsort(void *base, size_t n, size_t size, int (*compare)(const void *, const void *));
int strcoll(const char *a, const char *b);
int strverscmp(const char *a, const char *b);

int alphasort(const struct dirent **a, const struct dirent **b)
{
    return strcoll((*a)->d_name, (*b)->d_name);
}

int versionsort(const struct dirent **a, const struct dirent **b)
{
    return strverscmp((*a)->d_name, (*b)->d_name);
}

int scandir(const char *path, struct dirent ***list, int (*select)(const struct dirent *),
            int (*compare)(const struct dirent **, const struct dirent **))
{
    void *dir = opendir(path);
    struct dirent *d, **found = NULL;
    size_t n = 0, room = 0;
    int before = errno;
    if (dir == NULL)
        return -1;
    while (errno = 0, (d = readdir(dir))) {
        struct dirent *copy;
        if (select && !select(d))
            continue;
        if (n == room) {
            struct dirent **more = realloc(found, (room = room ? 2 * room : 10) * sizeof *more);
            if (more == NULL)
                break;
            found = more;
        }
        copy = malloc(d->d_reclen);
        if (copy == NULL)
            break;
        found[n++] = __rt_memcpy(copy, d, d->d_reclen);
    }
    if (errno) {
        int error = errno;
        while (n > 0)
            free(found[--n]);
        free(found);
        closedir(dir);
        errno = error;
        return -1;
    }
    if (compare && n > 0)
        qsort(found, n, sizeof *found, (int (*)(const void *, const void *))compare);
    closedir(dir);
    *list = found;
    errno = before;
    return n;
}
