/* sigabbrev_np(3), sigdescr_np(3). */
#include <bits/lib.h>


char *strsignal(int signal);

static const char names[][7] = {"", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
    "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ",
    "VTALRM", "PROF", "WINCH", "POLL", "PWR", "SYS"};

const char *sigabbrev_np(int signal)
{
    return signal > 0 && signal < 32 ? names[signal] : NULL;
}

const char *sigdescr_np(int signal)
{
    return signal > 0 && signal < 32 ? strsignal(signal) : NULL;
}
