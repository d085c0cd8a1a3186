// What an ordinary user is refused, whoever started the program: root gives its rights up first, for good.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void say(const char *what, long result) {
    if (result < 0)
        printf("%s: %s\n", what, strerror(errno));
    else
        printf("%s: done\n", what);
}

int main(void) {
    if (geteuid() == 0) {
        setgroups(0, NULL);
        setgid(1234);
        setuid(1234);
    }
    uid_t me = getuid();

    say("become root", setuid(0));
    say("act as root", seteuid(0));
    say("stay who one is", setuid(me));
    say("set no user", setuid((uid_t)-1));
    say("change the real one only", setreuid(me, (uid_t)-1));
    uid_t real, effective, saved;
    getresuid(&real, &effective, &saved);
    printf("the same three times: %d\n", real == me && effective == me && saved == me);

    char name[64];
    snprintf(name, sizeof name, "/tmp/rights-%d", (int)getpid());
    int fd = open(name, O_CREAT | O_WRONLY, 0600);
    struct stat st;
    fstat(fd, &st);
    printf("the file is mine: %d\n", st.st_uid == me);
    fchmod(fd, 0);
    say("read what nobody may read", open(name, O_RDONLY));
    say("may I", access(name, W_OK));
    say("write through what was open before", write(fd, "x", 1));
    say("give it to root", fchown(fd, 0, (gid_t)-1));
    say("keep it", fchown(fd, me, (gid_t)-1));
    say("change what is root's", chmod("/etc/passwd", 0600));
    say("read root's own", open("/etc/shadow", O_RDONLY));
    unlink(name);

    say("ask after init", kill(1, 0));
    say("more of the CPU", setpriority(PRIO_PROCESS, 0, -1));
    say("less of it", setpriority(PRIO_PROCESS, 0, 1));
    say("as much as before", setpriority(PRIO_PROCESS, 0, 0));
    say("other groups", setgroups(0, NULL));
    struct rlimit limit = {10, 20};
    say("a lower limit", setrlimit(RLIMIT_NOFILE, &limit));
    limit.rlim_max = 30;
    say("a higher one", setrlimit(RLIMIT_NOFILE, &limit));

    fflush(stdout);
    if (fork() == 0) {
        say("the child tells its parent", kill(getppid(), 0));
        fflush(stdout);
        _exit(0);
    }
    wait(NULL);
    return 0;
}
