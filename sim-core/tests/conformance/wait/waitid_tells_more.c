/* waitid: exited, killed, stopped, continued; WNOWAIT and WNOHANG; its errors. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t child;

static void look(const char *what, int type, int id, int options)
{
    siginfo_t info;
    int r;
    memset(&info, 0x55, sizeof info);
    r = waitid(type, id, &info, options);
    if (r < 0)
        printf("%s: %s\n", what, strerror(errno));
    else
        printf("%s: signo %d code %d status %d its pid %d\n", what, info.si_signo, info.si_code, info.si_status,
               info.si_pid == child);
}

static void make(int code)
{
    fflush(stdout);
    child = fork();
    if (child == 0) {
        if (code >= 0)
            _exit(code);
        for (;;)
            pause();
    }
}

int main(void)
{
    make(300);
    look("left there", P_PID, child, WEXITED | WNOWAIT);
    look("taken", P_ALL, 0, WEXITED);
    look("nobody", P_ALL, 0, WEXITED);
    make(-1);
    look("not yet", P_PID, child, WEXITED | WNOHANG);
    kill(child, SIGSTOP);
    look("stopped", P_PGID, 0, WSTOPPED);
    kill(child, SIGCONT);
    look("continued", P_PID, child, WCONTINUED);
    kill(child, SIGKILL);
    look("killed", P_PID, child, WEXITED);
    look("nothing to wait for", P_ALL, 0, 0);
    look("no such kind", 77, 0, WEXITED);
    look("no such child", P_PID, 1, WEXITED);
    look("a wrong option", P_ALL, 0, WEXITED | 0x1000);
    return 0;
}
