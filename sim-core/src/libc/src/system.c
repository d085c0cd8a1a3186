/* system(3): sysdeps/posix/system.c. */
#include <bits/lib.h>
#include <bits/sigset.h>

struct action { void *handler; sigset_t mask; int flags; void (*restorer)(void); };

int sigaction(int signal, const struct action *new, struct action *old);
int sigprocmask(int how, const sigset_t *set, sigset_t *old);
int execve(const char *path, char *const *argv, char *const *envp);
int waitpid(int pid, int *status, int options);
extern char **environ;

static int run(const char *command)
{
    char *const argv[] = {"sh", "-c", (char *)command, NULL};
    struct action ignore = {0}, interrupt, quit;
    sigset_t block = {0}, old;
    int status = -1, pid;
    ignore.handler = (void *)1; /* SIG_IGN */
    sigaction(2, &ignore, &interrupt);
    sigaction(3, &ignore, &quit);
    block.__val[0] = 1UL << 16; /* SIGCHLD */
    sigprocmask(0, &block, &old);
    pid = __result(__rt_syscall(56, 17)); /* clone, SIGCHLD */
    if (pid == 0) {
        sigaction(2, &interrupt, NULL);
        sigaction(3, &quit, NULL);
        sigprocmask(2, &old, NULL);
        execve("/bin/sh", argv, environ);
        __rt_syscall(231, 127); /* exit_group */
    }
    if (pid > 0)
        while (waitpid(pid, &status, 0) < 0 && errno == 4) /* EINTR */
            ;
    sigaction(2, &interrupt, NULL);
    sigaction(3, &quit, NULL);
    sigprocmask(2, &old, NULL);
    return status;
}

int system(const char *command)
{
    if (command == NULL)
        return run("exit 0") == 0;
    return run(command);
}
