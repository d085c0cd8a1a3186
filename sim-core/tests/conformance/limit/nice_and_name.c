/* A nice value is inherited by fork and clamped at 19; prctl names a task with 15 bytes. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, long r) {
    printf("%s: %ld %s\n", what, r, errno ? strerror(errno) : "");
    fflush(stdout);
    errno = 0;
}

int main(void) {
    char name[16];
    show("getpriority", getpriority(PRIO_PROCESS, 0));
    show("nice 5", nice(5));
    show("getpriority", getpriority(PRIO_PROCESS, getpid()));
    show("unknown which", setpriority(7, 0, 0));
    show("unknown process", setpriority(PRIO_PROCESS, 99999999, 0));
    if (fork() == 0) {
        show("child", getpriority(PRIO_PROCESS, 0));
        show("child nice 3", nice(3));
        _exit(0);
    }
    wait(NULL);
    show("parent", getpriority(PRIO_PROCESS, 0));
    show("nice 100", nice(100));
    show("set 19", setpriority(PRIO_PROCESS, 0, 19));
    show("PR_SET_NAME", prctl(PR_SET_NAME, "a name that is too long"));
    show("PR_GET_NAME", prctl(PR_GET_NAME, name));
    puts(name);
    fflush(stdout);
    if (fork() == 0) {
        prctl(PR_SET_NAME, "child");
        prctl(PR_GET_NAME, name);
        puts(name);
        fflush(stdout);
        _exit(0);
    }
    wait(NULL);
    prctl(PR_GET_NAME, name);
    puts(name);
    show("unknown option", prctl(12345, 0, 0, 0, 0));
    show("setuid", setuid(getuid()));
    show("seteuid", seteuid(geteuid()));
    return 0;
}
