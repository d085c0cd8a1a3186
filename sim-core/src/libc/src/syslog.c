/* syslog(3): misc/syslog.c. Nobody listens at /dev/log, so all that can be seen is LOG_PERROR. */
#include <bits/stdio_impl.h>
#include <stdarg.h>

extern char *program_invocation_short_name;
int fprintf(FILE *f, const char *format, ...);
int dprintf(int fd, const char *format, ...);
int vsnprintf(char *s, size_t n, const char *format, va_list ap);
char *strerror(int error);

static const char *ident;
static int option, mask = 0xff;

void openlog(const char *name, int how, int facility)
{
    if (name)
        ident = name;
    option = how;
}

void closelog(void)
{
    ident = NULL;
}

int setlogmask(int new)
{
    int old = mask;
    if (new)
        mask = new;
    return old;
}

/* %m is the text of errno, as printf has it too. */
void vsyslog(int priority, const char *format, va_list ap)
{
    char text[1024];
    size_t n;
    if (!(mask >> (priority & 7) & 1) || priority & ~0x3ff || !(option & 0x20)) /* LOG_PERROR */
        return;
    vsnprintf(text, sizeof text, format, ap);
    n = __rt_strlen(text);
    if (ident == NULL)
        ident = program_invocation_short_name;
    if (option & 1) /* LOG_PID */
        dprintf(2, "%s[%ld]: %s%s", ident, __rt_syscall(39), text, n && text[n - 1] == '\n' ? "" : "\n");
    else
        dprintf(2, "%s: %s%s", ident, text, n && text[n - 1] == '\n' ? "" : "\n");
}

void syslog(int priority, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    vsyslog(priority, format, ap);
    va_end(ap);
}
