/* A slash behind a name: what looks for a file follows a link there, what makes, removes or renames
   one does not; and the paths that end in a dot. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TRY(e)                                                                               \
    do {                                                                                     \
        errno = 0;                                                                           \
        int r_ = (e);                                                                        \
        printf("%-42s %2d %s\n", #e, r_ > 0 ? 1 : r_, errno ? strerrorname_np(errno) : "-"); \
    } while (0)

int main(void)
{
    char d[] = "/tmp/slashXXXXXX", b[20];
    struct stat st;
    if (mkdtemp(d) == NULL || chdir(d) < 0)
        return 1;
    mkdir("dir", 0700);
    close(creat("file", 0600));
    symlink("dir", "ld");
    symlink("file", "lf");
    symlink("none", "ln");
    TRY(lstat("ld/", &st));
    printf("%d\n", S_ISDIR(st.st_mode));
    TRY(lstat("lf/", &st));
    TRY(lstat("ln/", &st));
    TRY(open("ld/", O_RDONLY));
    TRY(open("lf/", O_RDONLY));
    TRY(open("new/", O_RDWR | O_CREAT, 0600));
    TRY(open("ln/", O_RDWR | O_CREAT, 0600));
    TRY(mkdir("ln/", 0700));
    TRY(mkdir("ld/", 0700));
    TRY(mkdir("lf/", 0700));
    TRY(mkdir("nd/", 0700));
    TRY(mkfifo("ff/", 0600));
    TRY(symlink("a", "sl/"));
    TRY(symlink("a", "ld/"));
    TRY(rmdir("ld/"));
    TRY(rmdir("nd/"));
    TRY(unlink("lf/"));
    TRY(unlink("file/"));
    TRY(unlink("ld/"));
    TRY(unlink("dir/"));
    TRY(unlink("none/"));
    TRY(readlink("ld/", b, 20));
    TRY(readlink("lf/", b, 20));
    TRY(link("file", "hl/"));
    TRY(link("file/", "hl"));
    TRY(link("ld/", "hl"));
    TRY(rename("file/", "x"));
    TRY(rename("file", "x/"));
    TRY(rename("file", "dir/"));
    TRY(rename("lf/", "x"));
    TRY(rename("ld/", "x"));
    TRY(rename("ld", "x/"));
    TRY(rename("dir/", "moved/"));
    TRY(rename("moved", "dir"));
    TRY(rename("dir", "ld/"));
    TRY(rename("dir/.", "x"));
    TRY(rename("dir", "."));
    TRY(rmdir("dir/."));
    TRY(rmdir("dir/.."));
    TRY(mkdir("dir/.", 0700));
    TRY(mkdir("dir/..", 0700));
    TRY(access("ld/.", F_OK));
    TRY(access("lf/", F_OK));
    TRY(chmod("lf/", 0600));
    TRY(truncate("lf/", 0));
    TRY(stat("file/..", &st));
    TRY(chdir("ld/"));
    if (chdir(d) < 0)
        return 1;
    TRY(renameat2(AT_FDCWD, "file", AT_FDCWD, "dir", RENAME_EXCHANGE));
    TRY(renameat2(AT_FDCWD, "dir", AT_FDCWD, "file/", RENAME_EXCHANGE));
    unlink("dir");
    unlink("ld");
    unlink("lf");
    unlink("ln");
    rmdir("file");
    chdir("/");
    TRY(rmdir(d));
    return 0;
}
