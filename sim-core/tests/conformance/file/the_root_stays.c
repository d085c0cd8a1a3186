/* The root directory outlives whoever was in it or had it open. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void check(const char *after)
{
    char path[200];
    printf("%s: %d, in %s\n", after, access("/etc/passwd", F_OK), getcwd(path, sizeof path) ? path : "nowhere");
    fflush(stdout);
}

int main(void)
{
    struct dirent *entry;
    struct stat here, up;
    int fd, seen = 0;
    DIR *dir;

    chdir("/tmp");
    chdir("/");
    chdir("/tmp");
    check("in the root and out again");
    chdir("..");
    chdir("tmp");
    check("the same with ..");
    fd = open("/", O_RDONLY | O_DIRECTORY);
    close(fd);
    check("opened and closed");
    dir = opendir("/");
    while ((entry = readdir(dir)) != NULL)
        seen += strcmp(entry->d_name, "etc") == 0;
    closedir(dir);
    printf("seen %d\n", seen);
    check("read");
    fd = open("/", O_RDONLY);
    fchdir(fd);
    close(fd);
    check("fchdir");
    stat(".", &here);
    stat("..", &up);
    printf("its own parent: %d\n", here.st_ino == up.st_ino && here.st_dev == up.st_dev);
    chdir("tmp");
    if (fork() == 0) {
        chdir("/");
        exit(0);
    }
    wait(NULL);
    check("a child was there");
    printf("%d\n", system("cd / && ls -d /etc") >> 8);
    check("a shell was there");
    return 0;
}
