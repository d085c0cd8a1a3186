/* Sixteen ways to end a process, as wait and waitid tell them; odd arguments of waitpid. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/wait.h>
#include <sys/resource.h>
#include <signal.h>
#include <errno.h>
#include <sys/types.h>
static void die(int how)
{
    switch (how) {
    case 0:
        exit(300);
    case 1:
        _exit(-1);
    case 2:
        abort();
    case 3:
        raise(SIGKILL);
    case 4:
        *(volatile int *) 0 = 1;
    case 5:{
            volatile int z = 0;
            how = 1 / z;
    } case 6:
        kill(getpid(), SIGPIPE);
    case 7:
        kill(getpid(), SIGCHLD);
        exit(7);
    case 8:
        kill(getpid(), SIGRTMIN);
    case 9:
        raise(SIGQUIT);
    case 10:{
            char *a[] = { "sh", "-c", "exit 77", 0 };
            execv("/bin/sh", a);
    } case 11:{
            char *a[] = { "x", 0 };
            execv("/nope", a);
            exit(errno);
    } case 12:{
            struct rlimit r = { 1 << 20, 1 << 20 };
            setrlimit(RLIMIT_STACK, &r);
            char b[1 << 19];
            memset(b, 1, sizeof b);
            exit(b[5]);
        }
    case 13:
        __builtin_trap();
    case 14:
        atexit((void (*)(void)) _Exit);
        exit(3);
    case 15:
        alarm(1);
        for (;;)
            pause();
    }
}

int main()
{
    for (int i = 0; i < 16; i++) {
        pid_t p = fork();
        if (!p) {
            die(i);
            _exit(99);
        }
        int st;
        siginfo_t si = { 0 };
        waitid(P_PID, p, &si, WEXITED | WNOWAIT);
        waitpid(p, &st, 0);
        printf("%d: %04x", i, st);
        if (WIFEXITED(st))
            printf(" exit %d", WEXITSTATUS(st));
        if (WIFSIGNALED(st))
            printf(" sig %d core %d", WTERMSIG(st), !!WCOREDUMP(st));
        printf(" code %d status %d\n", si.si_code, si.si_status);
    }
    pid_t a = fork();
    if (!a) {
        pause();
        _exit(0);
    }
    pid_t b = fork();
    if (!b)
        _exit(5);
    int st;
    printf("%d\n", waitpid(b, &st, 0) == b);
    printf("%d\n", waitpid(a, &st, WNOHANG));
    kill(a, SIGTERM);
    printf("%d %x\n", wait(&st) == a, st);
    printf("%d %s\n", waitpid(a, &st, 0), strerror(errno));
    printf("%d %s\n", waitpid(-1, &st, 0xff00), strerror(errno));
    printf("%d %s\n", kill(999999, 0), strerror(errno));
    signal(SIGCHLD, SIG_IGN);
    if (!fork())
        _exit(1);
    printf("%d %s\n", wait(&st), strerror(errno));
    signal(SIGCHLD, SIG_DFL);
    struct rusage ru;
    a = fork();
    if (!a)
        _exit(2);
    printf("%d %d\n", wait4(a, &st, 0, &ru) == a, WEXITSTATUS(st));
    setpgid(0, 0);
    a = fork();
    if (!a) {
        setpgid(0, 0);
        raise(SIGSTOP);
        _exit(3);
    }
    waitpid(a, &st, WUNTRACED);
    printf("%x\n", st);
    printf("%d\n", waitpid(-getpid(), &st, WNOHANG));
    kill(-a, SIGKILL);
    waitpid(-a, &st, 0);
    printf("%x\n", st);
}
