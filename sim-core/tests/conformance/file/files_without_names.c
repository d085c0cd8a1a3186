// memfd_create, O_TMPFILE, a file that only /proc/self/fd still names, holes within pages.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

int main(void)
{
    char buf[64], path[64];
    struct stat st;
    ssize_t n;
    int fd = memfd_create("mine", MFD_CLOEXEC);
    printf("memfd: flags %d", fcntl(fd, F_GETFD));
    fstat(fd, &st);
    printf(" links %d size %d regular %d\n", (int)st.st_nlink, (int)st.st_size, S_ISREG(st.st_mode));
    printf("write %d\n", (int)write(fd, "hello, world", 12));
    char *map = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    map[0] = 'J';
    n = pread(fd, buf, sizeof buf, 0);
    printf("%.*s\n", (int)n, buf);

    char name[] = "/tmp/namelessXXXXXX";
    int tmp = mkstemp(name);
    unlink(name);
    write(tmp, "world", 5);
    snprintf(path, sizeof path, "/proc/self/fd/%d", tmp);
    int again = open(path, O_RDWR);
    n = read(again, buf, sizeof buf);
    printf("through /proc: %.*s\n", (int)n, buf);
    n = readlink(path, buf, sizeof buf - 1);
    buf[n] = 0;
    printf("deleted: %d\n", strstr(buf, " (deleted)") != 0);

    int none = open("/tmp", O_TMPFILE | O_RDWR, 0600);
    fstat(none, &st);
    printf("O_TMPFILE: links %d mode %o\n", (int)st.st_nlink, st.st_mode & 0777);
    int wrong = open("/tmp", O_TMPFILE | O_RDONLY, 0600);
    printf("read only: %d %s\n", wrong, strerror(errno));

    char a[4], b[8];
    struct iovec parts[2] = { { a, 3 }, { b, 5 } };
    n = preadv(fd, parts, 2, 1);
    printf("preadv %d: %.3s|%.5s\n", (int)n, a, b);
    n = pwritev(fd, parts, 2, 20);
    printf("pwritev %d, position %ld\n", (int)n, (long)lseek(fd, 0, SEEK_CUR));
    fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 2, 5);
    n = pread(fd, buf, sizeof buf, 0);
    for (int i = 0; i < n; i++)
        putchar(buf[i] ? buf[i] : '.');
    putchar('\n');
    return 0;
}
