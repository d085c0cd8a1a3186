/* WUNTRACED and WCONTINUED: each is told once; the macros on each status. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, int status)
{
    printf("%s: exited %d signaled %d stopped %d continued %d", what, WIFEXITED(status), WIFSIGNALED(status),
           WIFSTOPPED(status), WIFCONTINUED(status));
    if (WIFSTOPPED(status))
        printf(" by %d", WSTOPSIG(status));
    if (WIFSIGNALED(status))
        printf(" by %d", WTERMSIG(status));
    if (WIFEXITED(status))
        printf(" with %d", WEXITSTATUS(status));
    printf("\n");
}

int main(void)
{
    int status, signals[] = {SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU}, i;
    pid_t pid = fork();
    if (pid == 0) {
        for (;;)
            pause();
    }
    for (i = 0; i < 4; i++) {
        kill(pid, signals[i]);
        waitpid(pid, &status, WUNTRACED);
        show("stop", status);
        printf("once more: %d\n", waitpid(pid, &status, WUNTRACED | WNOHANG));
        kill(pid, SIGCONT);
        waitpid(pid, &status, WCONTINUED);
        show("continue", status);
        printf("once more: %d\n", waitpid(pid, &status, WCONTINUED | WNOHANG));
    }
    kill(pid, SIGSTOP);
    waitpid(pid, &status, WUNTRACED);
    kill(pid, SIGINT);
    printf("stopped and signalled: %d\n", waitpid(pid, &status, WNOHANG));
    kill(pid, SIGCONT);
    waitpid(pid, &status, 0);
    show("end", status);
    pid = fork();
    if (pid == 0) {
        raise(SIGSTOP);
        _exit(200);
    }
    waitpid(pid, &status, WUNTRACED);
    show("stopped itself", status);
    kill(pid, SIGCONT);
    waitpid(pid, &status, 0);
    show("end", status);
    return 0;
}
