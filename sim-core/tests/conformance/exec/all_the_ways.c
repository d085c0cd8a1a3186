/* execl, execlp, execle, execv, execvp, execve; what the parent is told. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void told(const char *how)
{
    int status;
    wait(&status);
    if (WIFEXITED(status))
        printf("%s: exit %d\n", how, WEXITSTATUS(status));
    else
        printf("%s: signal %d\n", how, WTERMSIG(status));
    fflush(stdout);
}

int main(void)
{
    char *words[] = {"echo", "one", "two  three", NULL};
    char *escapes[] = {"echo", "-e", "a\\tb\\x41\\0101\\n-", NULL};
    char *vars[] = {"NAME=value", "OTHER=x=y", NULL};
    char *env[] = {"env", NULL};
    if (fork() == 0)
        execl("/bin/echo", "echo", "with", "execl", NULL);
    told("execl");
    if (fork() == 0)
        execlp("echo", "another name", "-n", "with execlp\n", NULL);
    told("execlp");
    if (fork() == 0)
        execv("/usr/bin/echo", words);
    told("execv");
    if (fork() == 0)
        execvp("echo", escapes);
    told("execvp");
    if (fork() == 0)
        execle("/usr/bin/env", "env", NULL, vars);
    told("execle");
    if (fork() == 0)
        execve("/usr/bin/env", env, vars + 1);
    told("execve");
    if (fork() == 0)
        execvpe("printenv", (char *[]){"printenv", "NAME", "NONE", NULL}, vars);
    told("execvpe");
    if (fork() == 0)
        execl("/bin/true", "true", NULL);
    told("true");
    if (fork() == 0)
        execl("/bin/false", "false", NULL);
    told("false");
    if (fork() == 0)
        execl("/bin/sh", "sh", "-c", "echo $0 $1 $#; exit 42", "zero", "first", NULL);
    told("sh");
    if (fork() == 0)
        execl("/bin/sh", "sh", "-c", "kill -TERM $$", NULL);
    told("sh");
    return 0;
}
