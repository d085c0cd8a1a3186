/* Two names of one file, and a name that is only a path. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(const char *path) {
    struct stat st, lst;
    int a = stat(path, &st), e = errno, b = lstat(path, &lst);
    printf("%-6s", path);
    if (a == 0)
        printf(" stat: links %ld size %ld", (long)st.st_nlink, (long)st.st_size);
    else
        printf(" stat: %s", strerror(e));
    if (b == 0)
        printf("; lstat: %s, size %ld", S_ISLNK(lst.st_mode) ? "a link" : "a file", (long)lst.st_size);
    puts("");
}

int main(void) {
    mkdir("links.tmp", 0700);
    chdir("links.tmp");
    int fd = open("one", O_WRONLY | O_CREAT, 0600);
    write(fd, "12345", 5);
    close(fd);
    printf("link %d, symlink %d, dangling %d\n", link("one", "two"), symlink("one", "soft"), symlink("none", "hang"));
    show("one");
    show("two");
    show("soft");
    show("hang");
    fd = open("soft", O_WRONLY | O_APPEND);
    write(fd, "678", 3);
    close(fd);
    show("two");
    char target[16] = {0};
    printf("readlink: %ld", (long)readlink("soft", target, sizeof target));
    printf(" %s\n", target);
    printf("readlink of a file: %ld", (long)readlink("one", target, sizeof target));
    printf(" %s\n", strerror(errno));
    unlink("one");
    show("one");
    show("two");
    show("soft");
    symlink("loop", "loop");
    printf("loop: %d", open("loop", O_RDONLY));
    printf(" %s\n", strerror(errno));
    printf("O_NOFOLLOW: %d", open("hang", O_RDONLY | O_NOFOLLOW));
    printf(" %s\n", strerror(errno));
    printf("link of a link: %d\n", link("soft", "softer"));
    show("softer");
    unlink("two");
    unlink("soft");
    unlink("softer");
    unlink("hang");
    unlink("loop");
    chdir("..");
    printf("rmdir %d\n", rmdir("links.tmp"));
    return 0;
}
