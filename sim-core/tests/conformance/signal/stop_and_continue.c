/* SIGTSTP with a handler that stops, SIGCONT with one, and what the parent is told. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int to_parent;
static volatile sig_atomic_t told;
static int codes[8], statuses[8];

static void child_changed(int signal, siginfo_t *info, void *context)
{
    codes[told] = info->si_code;
    statuses[told++] = info->si_status;
}

static void say(char c)
{
    write(to_parent, &c, 1);
}

static void goes_on(int signal)
{
    say('c');
}

static void stops(int number)
{
    sigset_t set;
    signal(SIGTSTP, SIG_DFL);
    raise(SIGTSTP);
    sigemptyset(&set);
    sigaddset(&set, SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    signal(SIGTSTP, stops);
    say('r');
}

int main(void)
{
    struct sigaction sa;
    int fds[2], status, i;
    char c[2];
    pid_t pid;
    pipe(fds);
    to_parent = fds[1];
    memset(&sa, 0, sizeof sa);
    sa.sa_sigaction = child_changed;
    sa.sa_flags = SA_SIGINFO | SA_RESTART;
    sigaction(SIGCHLD, &sa, NULL);
    pid = fork();
    if (pid == 0) {
        signal(SIGCONT, goes_on);
        signal(SIGTSTP, stops);
        say('b');
        for (;;)
            pause();
    }
    read(fds[0], c, 1);
    for (i = 0; i < 2; i++) {
        kill(pid, SIGTSTP);
        waitpid(pid, &status, WUNTRACED);
        printf("stopped %d by %d\n", WIFSTOPPED(status), WSTOPSIG(status));
        kill(pid, SIGCONT);
        waitpid(pid, &status, WCONTINUED);
        printf("continued %d\n", WIFCONTINUED(status));
        read(fds[0], c, 1);
        read(fds[0], c + 1, 1);
        printf("%c%c\n", c[0], c[1]);
    }
    kill(pid, SIGSTOP);
    waitpid(pid, &status, WUNTRACED);
    printf("stopped %d by %d\n", WIFSTOPPED(status), WSTOPSIG(status));
    kill(pid, SIGTERM);
    printf("still there: %d\n", waitpid(pid, &status, WNOHANG));
    kill(pid, SIGCONT);
    waitpid(pid, &status, 0);
    printf("killed %d by %d\n", WIFSIGNALED(status), WTERMSIG(status));
    for (i = 0; i < 5; i++)
        printf("code %d status %d\n", codes[i], statuses[i]);
    return 0;
}
