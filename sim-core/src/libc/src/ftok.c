/* ftok(3): sysvipc/ftok.c. */
#include <bits/lib.h>
#include <bits/stat.h>

int stat(const char *path, struct stat *st);

int ftok(const char *path, int id)
{
    struct stat st;
    if (stat(path, &st) < 0)
        return -1;
    return (st.st_ino & 0xffff) | (st.st_dev & 0xff) << 16 | (id & 0xffu) << 24;
}
