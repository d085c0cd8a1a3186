/* SIGCHLD ignored, SA_NOCLDWAIT, SA_NOCLDSTOP. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t count;

static void handler(int signal)
{
    count++;
}

int main(void)
{
    struct sigaction sa;
    sigset_t block, old;
    int i, status;
    pid_t pid;
    signal(SIGCHLD, SIG_IGN);
    for (i = 0; i < 3; i++)
        if (fork() == 0)
            _exit(i);
    printf("ignored: %d", wait(&status));
    printf(" %s\n", strerror(errno));
    memset(&sa, 0, sizeof sa);
    sa.sa_handler = handler;
    sa.sa_flags = SA_NOCLDWAIT | SA_RESTART;
    sigaction(SIGCHLD, &sa, NULL);
    pid = fork();
    if (pid == 0)
        _exit(1);
    printf("no zombie: %d", waitpid(pid, &status, 0));
    printf(" %s, told %d\n", strerror(errno), (int)count);
    sa.sa_flags = SA_NOCLDSTOP | SA_RESTART;
    sigaction(SIGCHLD, &sa, NULL);
    count = 0;
    sigemptyset(&block);
    sigaddset(&block, SIGCHLD);
    sigprocmask(SIG_BLOCK, &block, &old);
    pid = fork();
    if (pid == 0)
        for (;;)
            pause();
    kill(pid, SIGSTOP);
    waitpid(pid, &status, WUNTRACED);
    kill(pid, SIGCONT);
    waitpid(pid, &status, WCONTINUED);
    sigpending(&block);
    printf("pending after a stop: %d\n", sigismember(&block, SIGCHLD));
    kill(pid, SIGKILL);
    waitpid(pid, &status, 0);
    sigprocmask(SIG_SETMASK, &old, NULL);
    printf("told of the end: %d\n", (int)count);
    return 0;
}
