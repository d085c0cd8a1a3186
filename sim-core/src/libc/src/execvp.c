/* execvp(3): looks for the program in PATH. posix/execvpe.c. */
#include <bits/lib.h>
#include <stdarg.h>

char *__rt_strchrnul(const char *s, int c);
char *getenv(const char *name);
int execve(const char *path, char *const *argv, char *const *envp);
extern char **environ;

/* What the kernel does not know is a script of the shell. */
static void execute_script(const char *file, char *const *argv, char *const *envp)
{
    size_t n = 0, i;
    const char **script;
    while (argv[n])
        n++;
    script = __builtin_alloca((n + 3) * sizeof *script);
    script[0] = "/bin/sh";
    script[1] = file;
    for (i = 1; i <= n; i++)
        script[i + 1] = argv[i];
    script[n > 0 ? n + 1 : 2] = NULL;
    execve(script[0], (char *const *)script, envp);
}

/* execvpe, without scripts for posix_spawnp. */
int __execvpe(const char *file, char *const *argv, char *const *envp, int scripts)
{
    const char *path = getenv("PATH"), *end;
    size_t n = __rt_strlen(file);
    int denied = 0;
    if (n == 0) {
        errno = 2; /* ENOENT */
        return -1;
    }
    if (*__rt_strchrnul(file, '/')) {
        execve(file, argv, envp);
        if (errno == 8 && scripts) /* ENOEXEC */
            execute_script(file, argv, envp);
        return -1;
    }
    if (path == NULL)
        path = "/bin:/usr/bin";
    for (;; path = end + 1) {
        char name[4352];
        end = __rt_strchrnul(path, ':');
        if (end - path + n + 2 <= sizeof name) {
            char *p = (char *)__rt_memcpy(name, path, end - path) + (end - path);
            if (end > path)
                *p++ = '/';
            __rt_memcpy(p, file, n + 1);
            execve(name, argv, envp);
            if (errno == 8 && scripts)
                execute_script(name, argv, envp);
            if (errno == 13) /* EACCES */
                denied = 1;
            else if (errno != 2 && errno != 20) /* ENOENT, ENOTDIR */
                return -1;
        }
        if (*end == 0)
            break;
    }
    if (denied)
        errno = 13;
    return -1;
}

int execvpe(const char *file, char *const *argv, char *const *envp)
{
    return __execvpe(file, argv, envp, 1);
}

int execvp(const char *file, char *const *argv)
{
    return execvpe(file, argv, environ);
}

int execlp(const char *file, const char *arg, ...)
{
    va_list ap;
    size_t n = 2, i;
    char **argv;
    va_start(ap, arg);
    while (va_arg(ap, char *))
        n++;
    va_end(ap);
    argv = __builtin_alloca(n * sizeof *argv);
    argv[0] = (char *)arg;
    va_start(ap, arg);
    for (i = 1; i < n; i++)
        argv[i] = va_arg(ap, char *);
    va_end(ap);
    return execvpe(file, argv, environ);
}
