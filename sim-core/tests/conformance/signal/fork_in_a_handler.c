/* A handler that forks: both go on where the signal interrupted them. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t first;

static void forks(int signal)
{
    pid_t pid = fork();
    if (pid == 0) {
        printf("child in the handler\n");
        fflush(stdout);
        return;
    }
    waitpid(pid, NULL, 0);
    printf("parent in the handler\n");
}

static int send(void)
{
    raise(SIGUSR1);
    return 3;
}

static void second(int signal)
{
    printf("second handler in %s\n", getpid() == first ? "the parent" : "a child");
}

int main(void)
{
    int x = 5, status;
    sigset_t set, pending;
    first = getpid();
    signal(SIGUSR1, forks);
    x = x * 10 + send();
    printf("%s: x is %d\n", getpid() == first ? "parent" : "child", x);
    fflush(stdout);
    if (getpid() != first)
        _exit(0);
    /* Handlers and masks are inherited, what is pending is not. */
    signal(SIGUSR2, second);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGUSR2);
    if (fork() == 0) {
        sigpending(&pending);
        printf("pending in the child: %d\n", sigismember(&pending, SIGUSR2));
        raise(SIGUSR2);
        printf("still blocked\n");
        sigprocmask(SIG_UNBLOCK, &set, NULL);
        fflush(stdout);
        _exit(4);
    }
    wait(&status);
    printf("status %d\n", WEXITSTATUS(status));
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    return 0;
}
