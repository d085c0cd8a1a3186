/* open(2) with O_PATH: a place without access. /proc/self/mem: memory as a file, whatever its rights. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char text[] = "read-only";
static int variable = 7;

static void result(const char *what, long r)
{
    if (r < 0)
        printf("%s: %s\n", what, strerror(errno));
    else
        printf("%s: %ld\n", what, r);
}

int main(void)
{
    struct stat st;
    char c;
    int v, link, fd = open("/tmp", O_PATH | O_DIRECTORY);
    result("read", read(fd, &c, 1));
    result("fchmod", fchmod(fd, 0700));
    result("fstat", fstat(fd, &st));
    printf("directory %d, flags %x\n", S_ISDIR(st.st_mode), fcntl(fd, F_GETFL));
    result("in it", faccessat(fd, "no such name", F_OK, 0));
    result("F_GETLK", fcntl(fd, F_SETLK, NULL));
    result("mmap", mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0) == MAP_FAILED ? -1 : 0);
    result("fchdir", fchdir(fd));
    symlink("nowhere", "ringside_link");
    link = open("ringside_link", O_PATH | O_NOFOLLOW);
    fstat(link, &st);
    printf("the link itself: %d\n", S_ISLNK(st.st_mode));
    unlink("ringside_link");
    result("no directory", open("/dev/null", O_PATH | O_DIRECTORY));
    close(fd);

    fd = open("/proc/self/mem", O_RDWR);
    result("pread", pread(fd, &v, sizeof v, (off_t)&variable));
    printf("%d\n", v);
    v = 99;
    result("pwrite", pwrite(fd, &v, sizeof v, (off_t)&variable));
    printf("%d\n", variable);
    result("to constants", pwrite(fd, "R", 1, (off_t)text));
    printf("%s\n", text);
    result("nothing there", pread(fd, &v, sizeof v, 4096));
    lseek(fd, (off_t)&text, SEEK_SET);
    result("read", read(fd, &c, 1));
    printf("%c\n", c);
    return 0;
}
