/* CS:APP's way: SIGCHLD blocked, sigsuspend, a handler that reaps all there are. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t reaped;
static int sum;

static void handler(int signal)
{
    int saved = errno, status;
    while (waitpid(-1, &status, WNOHANG) > 0) {
        reaped++;
        sum += WEXITSTATUS(status);
    }
    errno = saved;
}

int main(void)
{
    sigset_t mask, old;
    int i;
    signal(SIGCHLD, handler);
    sigemptyset(&mask);
    sigaddset(&mask, SIGCHLD);
    sigprocmask(SIG_BLOCK, &mask, &old);
    for (i = 1; i <= 6; i++)
        if (fork() == 0)
            exit(i * i);
    while (reaped < 6)
        sigsuspend(&old);
    sigprocmask(SIG_SETMASK, &old, NULL);
    printf("%d reaped, sum %d\n", (int)reaped, sum);
    printf("%d", wait(NULL));
    perror("");
    return 0;
}
