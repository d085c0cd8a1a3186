/* rename puts the new file in the old one's place in one step. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void put(const char *name, const char *text) {
    int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    write(fd, text, strlen(text));
    close(fd);
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char **)a, *(char **)b);
}

static void list(const char *dir) {
    char *names[32];
    int n = 0;
    DIR *d = opendir(dir);
    struct dirent *e;
    while ((e = readdir(d))) names[n++] = strdup(e->d_name);
    closedir(d);
    qsort(names, n, sizeof *names, by_name);
    for (int i = 0; i < n; i++) printf("%s ", names[i]);
    puts("");
}

int main(void) {
    mkdir("rename.tmp", 0755);
    chdir("rename.tmp");
    put("config", "old");
    int reader = open("config", O_RDONLY);
    put("config.new", "new text");
    printf("rename %d\n", rename("config.new", "config"));
    list(".");
    char buf[16] = {0};
    read(reader, buf, sizeof buf);
    printf("who had it open still reads: %s\n", buf);
    int again = open("config", O_RDONLY);
    read(again, buf, sizeof buf);
    printf("who opens it now: %s\n", buf);
    mkdir("a", 0755);
    mkdir("a/b", 0755);
    put("a/b/file", "x");
    printf("move a directory: %d\n", rename("a/b", "c"));
    list("a");
    list("c");
    printf("over an empty one: %d\n", rename("c", "a"));
    list(".");
    list("a");
    struct stat st;
    stat("a", &st);
    printf("links of a: %ld\n", (long)st.st_nlink);
    mkdir("a/sub", 0755);
    stat("a", &st);
    printf("links of a: %ld\n", (long)st.st_nlink);
    printf("to itself: %d\n", rename("config", "config"));
    link("config", "config2");
    printf("two names of one file: %d\n", rename("config", "config2"));
    list(".");
    rmdir("a/sub");
    unlink("a/file");
    rmdir("a");
    unlink("config");
    unlink("config2");
    chdir("..");
    printf("%d\n", rmdir("rename.tmp"));
    return 0;
}
