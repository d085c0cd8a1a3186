/* A vfork child that dies of a signal lets its parent go too. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int counter;

int main(void)
{
    for (int i = 0; i < 4; i++) {
        pid_t pid = vfork();
        if (pid == 0) {
            counter++;
            if (i == 1)
                *(volatile int *)0 = 1;
            if (i == 2)
                kill(getpid(), SIGKILL);
            if (i == 3)
                raise(SIGTERM);
            _exit(i);
        }
        int status;
        waitpid(pid, &status, 0);
        if (WIFSIGNALED(status))
            printf("%d: signal %d (%s), counter %d\n", i, WTERMSIG(status), strsignal(WTERMSIG(status)), counter);
        else
            printf("%d: exit %d, counter %d\n", i, WEXITSTATUS(status), counter);
    }
    return 0;
}
