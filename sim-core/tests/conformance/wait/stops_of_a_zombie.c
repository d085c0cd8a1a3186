/* waitid(2) that asks only for stops: a child that has ended is no child to it. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void ask(const char *what, int options)
{
    siginfo_t info;
    memset(&info, 0, sizeof info);
    int r = waitid(P_ALL, 0, &info, options);
    printf("%s: %d %s, code %d status %d\n", what, r, r < 0 ? strerror(errno) : "", info.si_code, info.si_status);
    fflush(stdout);
}

int main(void)
{
    siginfo_t info;
    pid_t zombie, stopped;
    ask("no child", WSTOPPED | WNOHANG);
    if ((zombie = fork()) == 0)
        _exit(7);
    waitid(P_PID, zombie, &info, WEXITED | WNOWAIT);
    ask("a zombie, for stops", WSTOPPED | WCONTINUED | WNOHANG);
    ask("a zombie, for stops, for as long as it takes", WSTOPPED);
    ask("a zombie, for ends too", WSTOPPED | WEXITED | WNOHANG | WNOWAIT);
    if ((stopped = fork()) == 0) {
        raise(SIGSTOP);
        _exit(9);
    }
    ask("a zombie and another, for stops", WSTOPPED);
    ask("again", WSTOPPED | WNOHANG);
    kill(stopped, SIGCONT);
    waitid(P_PID, stopped, &info, WEXITED | WNOWAIT);
    ask("two zombies, for stops", WSTOPPED | WCONTINUED | WNOHANG);
    ask("one after the other", WEXITED);
    ask("one after the other", WEXITED);
    ask("none left", WEXITED);
    return 0;
}
