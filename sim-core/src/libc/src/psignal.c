/* psignal(3). */
#include <bits/lib.h>

int fprintf(void *f, const char *format, ...);
char *strsignal(int signal);
extern void *stderr;

void psignal(int signal, const char *s)
{
    if (s && *s)
        fprintf(stderr, "%s: %s\n", s, strsignal(signal));
    else
        fprintf(stderr, "%s\n", strsignal(signal));
}
