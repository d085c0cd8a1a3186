/* posix_spawn(3): sysdeps/unix/sysv/linux/spawni.c. The child shares the memory until it execs, as with vfork, and with it
   errno. */
#include <bits/lib.h>
#include <bits/sigset.h>
#include <sched.h>
#include <bits/spawn.h>
#include <bits/spawn_impl.h>

#define SIGCHLD 17
#define CLONE_VM 0x100
#define CLONE_VFORK 0x4000
#define SIG_SETMASK 2
#define RESETIDS 0x01
#define SETPGROUP 0x02
#define SETSIGDEF 0x04
#define SETSIGMASK 0x08
#define SETSCHEDPARAM 0x10
#define SETSCHEDULER 0x20
#define SETSID 0x80

struct action { void *handler; sigset_t mask; int flags; void (*restorer)(void); };

int sigaction(int signal, const struct action *new, struct action *old);
int sigprocmask(int how, const sigset_t *set, sigset_t *old);
int execve(const char *path, char *const *argv, char *const *envp);
int __execvpe(const char *file, char *const *argv, char *const *envp, int scripts);
int open(const char *path, int flags, ...);
int close(int fd);
int dup2(int from, int to);
int fcntl(int fd, int command, ...);
int chdir(const char *path);
int fchdir(int fd);
int setsid(void);
int setpgid(int pid, int group);
int setegid(unsigned id);
int seteuid(unsigned id);
int close_range(unsigned first, unsigned last, int flags);
int waitpid(int pid, int *status, int options);
int sched_setscheduler(int pid, int policy, const struct sched_param *param);
int sched_setparam(int pid, const struct sched_param *param);

/* One action in the child: 0, or -1 with errno set. */
static int act(const struct __spawn_action *a)
{
    int fd, flags;
    switch (a->tag) {
    case SPAWN_CLOSE: /* it need not be open */
        close(a->fd);
        return 0;
    case SPAWN_OPEN:
        close(a->fd);
        fd = open(a->path, a->flags, a->mode);
        if (fd < 0)
            return -1;
        if (fd != a->fd) {
            if (dup2(fd, a->fd) < 0)
                return -1;
            close(fd);
        }
        return 0;
    case SPAWN_DUP2:
        if (a->fd != a->to)
            return dup2(a->fd, a->to) < 0 ? -1 : 0;
        flags = fcntl(a->fd, 1); /* F_GETFD */
        return flags < 0 ? -1 : fcntl(a->fd, 2, flags & ~1); /* F_SETFD, FD_CLOEXEC */
    case SPAWN_CHDIR:
        return chdir(a->path);
    case SPAWN_FCHDIR:
        return fchdir(a->fd);
    default:
        return close_range(a->fd, ~0u, 0);
    }
}

/* What the child does before exec: 0, or -1 with errno set. */
static int prepare(const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attr)
{
    int flags = attr->__flags, i;
    struct action old, dfl = {0};
    for (i = 1; i < 65; ++i) {
        int handled;
        if (i == 32 || i == 33) /* the thread library's; errno is the parent's, too */
            continue;
        if (sigaction(i, NULL, &old) < 0)
            continue;
        handled = (unsigned long)old.handler > 1;
        if (handled || flags & SETSIGDEF && attr->__sd.__val[0] >> (i - 1) & 1)
            sigaction(i, &dfl, NULL);
    }
    if ((flags & (SETSCHEDPARAM | SETSCHEDULER)) == SETSCHEDPARAM && sched_setparam(0, &attr->__sp) < 0)
        return -1;
    if (flags & SETSCHEDULER && sched_setscheduler(0, attr->__policy, &attr->__sp) < 0)
        return -1;
    if (flags & SETSID && setsid() < 0)
        return -1;
    if (flags & SETPGROUP && setpgid(0, attr->__pgrp) < 0)
        return -1;
    if (flags & RESETIDS && (seteuid(__rt_syscall(102)) < 0 || setegid(__rt_syscall(104)) < 0))
        return -1;
    for (i = 0; actions && i < actions->__used; ++i)
        if (act(&actions->__actions[i]) < 0)
            return -1;
    return 0;
}

static int spawn(int *pid, const char *file, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attr, char *const *argv,
                 char *const *envp, int (*exec)(const char *, char *const *, char *const *))
{
    posix_spawnattr_t none = {0};
    sigset_t all, before;
    int error = 0;
    long child;
    if (!attr)
        attr = &none;
    __rt_memset(&all, 0xff, sizeof all);
    sigprocmask(SIG_SETMASK, &all, &before);
    child = __rt_syscall(56, CLONE_VM | CLONE_VFORK | SIGCHLD, 0);
    if (child == 0) {
        if (prepare(actions, attr) == 0) {
            sigprocmask(SIG_SETMASK, attr->__flags & SETSIGMASK ? &attr->__ss : &before, NULL);
            exec(file, argv, envp);
        }
        error = errno ? errno : 10; /* ECHILD */
        __rt_syscall(231, 127); /* exit_group */
    }
    if (child < 0)
        error = -child;
    else if (error)
        waitpid(child, NULL, 0);
    else if (pid)
        *pid = child;
    sigprocmask(SIG_SETMASK, &before, NULL);
    return error;
}

int posix_spawn(int *pid, const char *path, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attr, char *const *argv,
                char *const *envp)
{
    return spawn(pid, path, actions, attr, argv, envp, execve);
}

/* The program of a path; what the kernel does not know is no script here. */
static int without_scripts(const char *file, char *const *argv, char *const *envp)
{
    return __execvpe(file, argv, envp, 0);
}

int posix_spawnp(int *pid, const char *file, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attr, char *const *argv,
                 char *const *envp)
{
    return spawn(pid, file, actions, attr, argv, envp, without_scripts);
}
