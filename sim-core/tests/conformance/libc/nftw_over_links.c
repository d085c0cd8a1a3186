// Without FTW_PHYS a directory is entered once, however many links lead to it.
#define _XOPEN_SOURCE 700
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int directories, others;

static int count(const char *path, const struct stat *st, int kind, struct FTW *at) {
    (void)path, (void)st, (void)at;
    if (kind == FTW_D || kind == FTW_DP)
        directories++;
    else
        others++;
    return 0;
}

static int clear(const char *path, const struct stat *st, int kind, struct FTW *at) {
    (void)st, (void)at;
    return kind == FTW_DP ? rmdir(path) : unlink(path);
}

int main(void) {
    char dir[] = "/tmp/linksXXXXXX";
    mkdtemp(dir);
    chdir(dir);
    mkdir("tree", 0755);
    mkdir("tree/a", 0755);
    mkdir("tree/a/deep", 0755);
    mkdir("tree/b", 0755);
    symlink("../a", "tree/b/again");
    symlink("../../a", "tree/a/own");
    symlink("..", "tree/b/up");
    symlink("gone", "tree/b/nowhere");
    close(creat("tree/a/deep/file", 0600));
    int flags[] = {0, FTW_PHYS, FTW_DEPTH};
    for (int i = 0; i < 3; i++) {
        directories = others = 0;
        int r = nftw("tree", count, 5, flags[i]);
        printf("%d: %d directories, %d others\n", r, directories, others);
    }
    nftw("tree", clear, 5, FTW_DEPTH | FTW_PHYS);
    chdir("/");
    return rmdir(dir);
}
