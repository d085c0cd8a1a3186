/* rename(2) to a directory above the file, to itself, and renameat2's RENAME_NOREPLACE. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void try(const char *from, const char *to, unsigned flags)
{
    int r = renameat2(AT_FDCWD, from, AT_FDCWD, to, flags);
    printf("%s to %s%s: %s\n", from, to, flags ? " (new)" : "", r < 0 ? strerror(errno) : "done");
}

int main(void)
{
    char dir[] = "/tmp/renameXXXXXX";
    mkdtemp(dir);
    chdir(dir);
    mkdir("a", 0700);
    mkdir("a/b", 0700);
    mkdir("empty", 0700);
    close(creat("a/file", 0600));
    close(creat("a/b/file", 0600));
    close(creat("top", 0600));
    try("a/file", "a", 0);
    try("a/b/file", "a", 0);
    try("a/b", "a", 0);
    try("a", "a/b", 0);
    try("a", "a", 0);
    try("top", "empty", 0);
    try("top", "top", RENAME_NOREPLACE);
    try("top", ".", RENAME_NOREPLACE);
    try("top", ".", 0);
    try(".", "top", RENAME_NOREPLACE);
    try("a/file", "..", RENAME_NOREPLACE);
    try("missing", "top", RENAME_NOREPLACE);
    try("top", "empty", RENAME_NOREPLACE);
    try("top", "fresh", RENAME_NOREPLACE);
    try("empty", "a/b", 0);
    try("empty", "a/c", 0);
    unlink("a/file");
    unlink("a/b/file");
    unlink("fresh");
    rmdir("a/b");
    rmdir("a/c");
    printf("%d\n", rmdir("a"));
    chdir("/");
    return rmdir(dir);
}
