/* What each mistake is called. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TRY(call)                                                                                    \
    do {                                                                                             \
        errno = 0;                                                                                   \
        long result = call;                                                                          \
        printf("%-52s %ld %s\n", #call, result < 0 ? -1L : 0L, result < 0 ? strerror(errno) : "fine"); \
    } while (0)

int main(void) {
    char long_name[300];
    memset(long_name, 'n', 299);
    long_name[299] = 0;
    mkdir("errors.tmp", 0700);
    chdir("errors.tmp");
    close(open("file", O_CREAT | O_WRONLY, 0600));
    mkdir("dir", 0700);
    close(open("dir/inside", O_CREAT | O_WRONLY, 0600));
    TRY(open("none", O_RDONLY));
    TRY(open("none/file", O_CREAT | O_RDWR, 0600));
    TRY(open("file/below", O_RDONLY));
    TRY(open("file", O_CREAT | O_EXCL | O_RDWR, 0600));
    TRY(open("dir", O_WRONLY));
    TRY(open("dir", O_RDONLY | O_CREAT, 0600));
    TRY(open("file", O_RDONLY | O_DIRECTORY));
    TRY(open("", O_RDONLY));
    TRY(open(long_name, O_RDONLY));
    TRY(open((char *)8, O_RDONLY));
    TRY(open("new/", O_CREAT | O_RDWR, 0600));
    TRY(mkdir("dir", 0700));
    TRY(mkdir("none/dir", 0700));
    TRY(rmdir("dir"));
    TRY(rmdir("file"));
    TRY(rmdir("."));
    TRY(rmdir("none"));
    TRY(unlink("dir"));
    TRY(unlink("none"));
    TRY(link("none", "x"));
    TRY(link("file", "file"));
    TRY(link("dir", "x"));
    TRY(rename("none", "x"));
    TRY(rename("file", "dir"));
    TRY(rename("dir", "file"));
    TRY(rename("dir", "dir/below"));
    TRY(chdir("file"));
    TRY(chdir("none"));
    TRY(truncate("dir", 0));
    TRY(truncate("file", -1));
    int fd = open("file", O_RDONLY), d = open("dir", O_RDONLY), w = open("file", O_WRONLY);
    char buf[16];
    TRY(write(fd, "x", 1));
    TRY(read(w, buf, 1));
    TRY(read(d, buf, 1));
    TRY(ftruncate(fd, 0));
    TRY(lseek(fd, -1, SEEK_SET));
    TRY(lseek(fd, 0, 99));
    TRY(read(99, buf, 1));
    TRY(read(fd, (void *)8, 0));
    TRY(pread(fd, buf, 1, -1));
    TRY(dup2(99, 5));
    TRY(dup2(fd, -1));
    TRY(close(99));
    TRY(fchdir(fd));
    TRY(access("file", F_OK));
    TRY(access("none", F_OK));
    unlink("dir/inside");
    rmdir("dir");
    unlink("file");
    chdir("..");
    TRY(rmdir("errors.tmp"));
    return 0;
}
