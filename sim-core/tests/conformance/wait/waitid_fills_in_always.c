/* waitid fills the structure with zeros where it finds nothing, also when it fails. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void ask(idtype_t kind, id_t id, int options)
{
    siginfo_t info;
    int result;
    memset(&info, 0x55, sizeof info);
    errno = 0;
    result = waitid(kind, id, &info, options);
    printf("%d %s: %x %x %x %x\n", result, errno ? strerror(errno) : "-", info.si_signo, info.si_code, info.si_pid,
           info.si_status);
}

int main(void)
{
    pid_t child;
    ask(P_ALL, 0, WEXITED);
    ask(P_ALL, 0, 0);
    ask(P_PID, 0, WEXITED);
    child = fork();
    if (child == 0)
        for (;;)
            pause();
    ask(P_ALL, 0, WEXITED | WNOHANG);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    return 0;
}
