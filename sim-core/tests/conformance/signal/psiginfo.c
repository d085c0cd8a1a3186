/* psiginfo(3): who sent a signal, what a fault was, how a child ended. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    siginfo_t info;
    memset(&info, 0, sizeof info);
    dup2(1, 2);
    const struct { int signal, code; } all[] = {
        { SIGUSR1, SI_USER }, { SIGTERM, SI_QUEUE }, { SIGINT, SI_TKILL }, { SIGALRM, SI_KERNEL },
        { SIGRTMIN, SI_TIMER }, { SIGRTMIN + 3, SI_MESGQ }, { SIGRTMAX - 2, SI_USER }, { SIGRTMAX, 77 },
        { SIGCHLD, CLD_EXITED }, { SIGCHLD, CLD_DUMPED }, { SIGCHLD, SI_USER }, { SIGPOLL, POLL_IN },
        { SIGSEGV, SEGV_MAPERR }, { SIGSEGV, SEGV_ACCERR }, { SIGBUS, BUS_ADRERR }, { SIGFPE, FPE_INTDIV },
        { SIGILL, ILL_ILLOPC }, { SIGTRAP, TRAP_BRKPT }, { SIGUSR2, -99 }, { 100, SI_USER }, { 0, 0 },
    };
    for (unsigned i = 0; i < sizeof all / sizeof *all; i++) {
        info.si_signo = all[i].signal;
        info.si_code = all[i].code;
        info.si_pid = 4242;
        info.si_uid = 7;
        psiginfo(&info, i % 3 ? "got" : i % 2 ? "" : NULL);
    }
    return 0;
}
