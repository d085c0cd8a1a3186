/* The status word after exit, after each signal, after abort. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, int status)
{
    printf("%s: %04x exited %d (%d) signaled %d (%d) core %d stopped %d\n", what, status, !!WIFEXITED(status),
           WIFEXITED(status) ? WEXITSTATUS(status) : -1, !!WIFSIGNALED(status),
           WIFSIGNALED(status) ? WTERMSIG(status) : -1, !!WCOREDUMP(status), !!WIFSTOPPED(status));
    fflush(stdout);
}

int main(void)
{
    static const int codes[] = {0, 1, 2, 127, 128, 255, 256, 257, -1, 1000};
    int status;
    char text[20];
    struct rlimit limit = {0, 0};
    setrlimit(RLIMIT_CORE, &limit);
    for (unsigned i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (fork() == 0)
            exit(codes[i]);
        wait(&status);
        sprintf(text, "exit(%d)", codes[i]);
        show(text, status);
    }
    for (int s = 1; s < 32; s++) {
        if (s == SIGCHLD || s == SIGCONT || s == SIGURG || s == SIGWINCH || s == SIGSTOP || (s >= SIGTSTP && s <= SIGTTOU))
            continue;
        if (fork() == 0) {
            kill(getpid(), s);
            _exit(99);
        }
        wait(&status);
        show(strsignal(s), status);
    }
    if (fork() == 0)
        abort();
    wait(&status);
    show("abort", status);
    return 0;
}
