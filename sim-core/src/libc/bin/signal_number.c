/* The number of a signal that a command's argument names. */
#include <bits/command.h>
#include <ctype.h>

int __bin_signal_number(const char *name)
{
    static const char names[] = "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP "
                                "TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS ";
    const char *p = names;
    int n = 1;
    if (isdigit((unsigned char)*name))
        return atoi(name);
    if (!strncmp(name, "SIG", 3))
        name += 3;
    for (; *p; n++) {
        size_t len = strchr(p, ' ') - p;
        if (strlen(name) == len && !strncmp(p, name, len))
            return n;
        p += len + 1;
    }
    return -1;
}
