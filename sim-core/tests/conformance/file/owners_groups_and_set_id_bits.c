// A new owner takes the set-ID bits from a file, not from a directory; what is made in a directory
// with the set-group-ID bit has its group.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(const char *what, const char *path)
{
    struct stat st;
    lstat(path, &st);
    printf("%s: %o, group as ours %d\n", what, st.st_mode, st.st_gid == getegid());
}

int main(void)
{
    umask(022);
    int fd = open("file", O_CREAT | O_RDWR, 0755);
    chmod("file", 07755);
    show("before", "file");
    chown("file", -1, getegid());
    show("chown", "file");
    chmod("file", 02644);
    chown("file", getuid(), -1);
    show("without execution", "file");
    mkdir("dir", 0755);
    chmod("dir", 06755);
    chown("dir", getuid(), getgid());
    show("directory", "dir");
    mkdir("dir/in", 0777);
    show("directory in it", "dir/in");
    close(open("dir/file", O_CREAT | O_WRONLY, 0666));
    show("file in it", "dir/file");
    mkdir("plain", 06777);
    show("mkdir takes no such bits", "plain");
    unlink("dir/file");
    rmdir("dir/in");
    rmdir("dir");
    rmdir("plain");
    unlink("file");
    close(fd);
    return 0;
}
