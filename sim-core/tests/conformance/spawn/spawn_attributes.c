/* posix_spawn with attributes: process group, signals blocked, signals with their default action again; the environment. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void run(const char *what, posix_spawnattr_t *attr, char **argv, char **envp)
{
    pid_t pid;
    int status;
    fflush(stdout);
    int r = posix_spawn(&pid, argv[0], NULL, attr, argv, envp);
    if (r) {
        printf("%s: %s\n", what, strerror(r));
        return;
    }
    waitpid(pid, &status, 0);
    if (WIFSIGNALED(status))
        printf("%s: signal %d\n", what, WTERMSIG(status));
    else
        printf("%s: exit %d\n", what, WEXITSTATUS(status));
}

int main(int argc, char **argv)
{
    if (argc > 1) { /* spawned: says what it finds */
        sigset_t set;
        struct sigaction usr1, usr2;
        sigprocmask(SIG_BLOCK, NULL, &set);
        sigaction(SIGUSR1, NULL, &usr1);
        sigaction(SIGUSR2, NULL, &usr2);
        printf("%s: leads a group %d, a session %d, TERM blocked %d, USR1 %s, USR2 %s\n", argv[1], getpgrp() == getpid(), getsid(0) == getpid(), sigismember(&set, SIGTERM),
               usr1.sa_handler == SIG_IGN ? "ignored" : usr1.sa_handler == SIG_DFL ? "default" : "handled",
               usr2.sa_handler == SIG_IGN ? "ignored" : usr2.sa_handler == SIG_DFL ? "default" : "handled");
        return 3;
    }
    posix_spawnattr_t attr;
    sigset_t set;
    short flags;
    char *self[] = {"/proc/self/exe", "plain", NULL};
    signal(SIGUSR1, SIG_IGN);
    signal(SIGUSR2, (void (*)(int))main);
    run("plain", NULL, self, environ);
    posix_spawnattr_init(&attr);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETPGROUP);
    self[1] = "group";
    run("group", &attr, self, environ);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSID);
    self[1] = "session";
    run("session", &attr, self, environ);
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    posix_spawnattr_setsigmask(&attr, &set);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK);
    self[1] = "mask";
    run("mask", &attr, self, environ);
    sigprocmask(SIG_BLOCK, &set, NULL);
    self[1] = "mask inherited";
    run("mask inherited", NULL, self, environ);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    posix_spawnattr_setsigdefault(&attr, &set);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_getflags(&attr, &flags);
    printf("flags %x\n", flags);
    self[1] = "defaults";
    run("defaults", &attr, self, environ);
    printf("flags that are none: %s\n", strerror(posix_spawnattr_setflags(&attr, 0x4000)));
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attr, 1);
    run("a group of somebody else", &attr, self, environ);
    posix_spawnattr_destroy(&attr);
    char *sh[] = {"/bin/sh", "-c", "echo A is $A; kill -9 $$", NULL}, *envp[] = {"A=apple", "PATH=/bin", NULL};
    run("killed", NULL, sh, envp);
    return 0;
}
