/* The current directory: each process has its own, inherited at fork. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *last(void) {
    static char path[PATH_MAX];
    return getcwd(path, sizeof path) ? strrchr(path, '/') : strerror(errno);
}

int main(void) {
    mkdir("where.tmp", 0755);
    mkdir("where.tmp/below", 0755);
    chdir("where.tmp");
    printf("%s\n", last());
    fflush(stdout);
    if (fork() == 0) {
        chdir("below");
        printf("child %s\n", last());
        fflush(stdout);
        chdir("../../where.tmp/./below/..");
        printf("child %s\n", last());
        fflush(stdout);
        _exit(0);
    }
    wait(NULL);
    printf("parent %s\n", last());
    char small[4];
    printf("too small: %p %s\n", (void *)getcwd(small, sizeof small), strerror(errno));
    chdir("below");
    rmdir("../below");
    printf("removed: %s\n", last());
    printf("chdir .. %d\n", chdir(".."));
    chdir("..");
    printf("%d\n", rmdir("where.tmp"));
    chdir("/");
    printf("%s\n", last());
    return 0;
}
