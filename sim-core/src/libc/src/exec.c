/* exec(3). */
#include <bits/lib.h>
#include <stdarg.h>

extern char **environ;
extern void *const __bin_commands[];

/* The commands are named so that they are linked: the kernel looks for them. */
int execve(const char *path, char *const *argv, char *const *envp)
{
    return __result(__rt_syscall(59, path, argv, envp, __bin_commands));
}

int execv(const char *path, char *const *argv)
{
    return execve(path, argv, environ);
}

/* Counts the arguments of a list, up to and with the null pointer. */
static size_t count(va_list ap)
{
    size_t n = 2;
    while (va_arg(ap, char *))
        n++;
    return n;
}

static void collect(char **argv, const char *arg, size_t n, va_list ap)
{
    size_t i;
    argv[0] = (char *)arg;
    for (i = 1; i < n; i++)
        argv[i] = va_arg(ap, char *);
}

int execl(const char *path, const char *arg, ...)
{
    va_list ap;
    size_t n;
    char **argv;
    va_start(ap, arg);
    n = count(ap);
    va_end(ap);
    argv = __builtin_alloca(n * sizeof *argv);
    va_start(ap, arg);
    collect(argv, arg, n, ap);
    va_end(ap);
    return execve(path, argv, environ);
}

int execle(const char *path, const char *arg, ...)
{
    va_list ap;
    size_t n;
    char **argv, **envp;
    va_start(ap, arg);
    n = count(ap);
    va_end(ap);
    argv = __builtin_alloca(n * sizeof *argv);
    va_start(ap, arg);
    collect(argv, arg, n, ap);
    envp = va_arg(ap, char **);
    va_end(ap);
    return execve(path, argv, envp);
}
