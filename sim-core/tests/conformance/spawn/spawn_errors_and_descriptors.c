/* posix_spawn: directories, closefrom, wrong arguments, scripts without #!. */
#define _GNU_SOURCE
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <errno.h>
#include <signal.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/wait.h>
extern char **environ;
int main(int c, char **v)
{
    if (c > 1 && !strcmp(v[1], "env")) {
        for (char **e = environ; *e; e++)
            puts(*e);
        printf("argc %d argv0 %s\n", c, v[0]);
        char b[100];
        puts(getcwd(b, 100));
        return 0;
    }
    if (c > 1 && !strcmp(v[1], "fds")) {
        for (int i = 0; i < 12; i++)
            printf("%d:%d ", i, fcntl(i, F_GETFD));
        puts("");
        return 9;
    }
    pid_t p;
    int st, r;
    char *a[] = { "hello", "env", "x", 0 };
    char *e[] = { "A=1", "B=two", 0 };
    posix_spawn_file_actions_t fa;
    posix_spawn_file_actions_init(&fa);
    r = posix_spawn_file_actions_addchdir_np(&fa, "/tmp");
    printf("chdir %d\n", r);
    fflush(stdout);
    r = posix_spawn(&p, "/proc/self/exe", &fa, 0, a, e);
    waitpid(p, &st, 0);
    printf("r %d st %x\n", r, st);
    r = posix_spawn_file_actions_addfchdir_np(&fa, -3);
    printf("fchdir %d\n", r);
    r = posix_spawn_file_actions_adddup2(&fa, -1, 2);
    printf("dup2 %d\n", r);
    r = posix_spawn_file_actions_addopen(&fa, -1, "x", 0, 0);
    printf("open %d\n", r);
    r = posix_spawn_file_actions_addclose(&fa, 100000000);
    printf("close %d\n", r);
    r = posix_spawn_file_actions_destroy(&fa);
    posix_spawn_file_actions_init(&fa);
    int fd = open("/dev/null", O_RDONLY);
    int fd2 = open("/dev/null", O_RDONLY | O_CLOEXEC);
    posix_spawn_file_actions_addclosefrom_np(&fa, 7);
    dup2(fd, 8);
    dup2(fd, 10);
    a[1] = "fds";
    fflush(stdout);
    r = posix_spawn(&p, "/proc/self/exe", &fa, 0, a, e);
    waitpid(p, &st, 0);
    printf("r %d exit %d\n", r, WEXITSTATUS(st));
    posix_spawn_file_actions_destroy(&fa);
    posix_spawnattr_t at;
    posix_spawnattr_init(&at);
    short fl;
    posix_spawnattr_getflags(&at, &fl);
    printf("fl %d\n", fl);
    printf("setflags %d\n", posix_spawnattr_setflags(&at, 0x1000));
    printf("setflags %d\n", posix_spawnattr_setflags(&at, 0xff));
    pid_t pg;
    posix_spawnattr_getpgroup(&at, &pg);
    printf("pg %d\n", pg);
    struct sched_param sp;
    int pol;
    posix_spawnattr_getschedpolicy(&at, &pol);
    posix_spawnattr_getschedparam(&at, &sp);
    printf("pol %d %d\n", pol, sp.sched_priority);
    sigset_t s;
    posix_spawnattr_getsigmask(&at, &s);
    printf("m %d\n", sigismember(&s, SIGINT));
    printf("%d %d\n", posix_spawnattr_setschedpolicy(&at, 99), posix_spawnattr_setschedpolicy(&at, SCHED_OTHER));
    posix_spawnattr_destroy(&at);
    char *none[] = { "nope", 0 };
    p = 5;
    r = posix_spawnp(&p, "nope", 0, 0, none, environ);
    printf("%d %s p %d\n", r, strerror(r), p);
    r = posix_spawn(0, "/bin/true", 0, 0, none, environ);
    printf("%d\n", r);
    wait(&st);
    printf("%x\n", st);
    printf("wait: %d %s\n", wait(0), strerror(errno));
    // a script without #! 
    fd = open("scr", O_WRONLY | O_CREAT, 0755);
    write(fd, "echo script $1\n", 15);
    close(fd);
    char *sa[] = { "scr", "arg", 0 };
    fflush(stdout);
    r = posix_spawn(&p, "./scr", 0, 0, sa, environ);
    printf("spawn script %s\n", strerror(r));
    r = posix_spawnp(&p, "./scr", 0, 0, sa, environ);
    printf("spawnp script %s\n", strerror(r));
    if (!r) {
        waitpid(p, &st, 0);
        printf("%x\n", st);
    }
    chmod("scr", 0644);
    r = posix_spawn(&p, "./scr", 0, 0, sa, environ);
    printf("noexec %s\n", strerror(r));
    unlink("scr");
}
