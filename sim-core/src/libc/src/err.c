/* err(3), warn(3), error(3). */
#include <bits/stdio_impl.h>
#include <stdarg.h>

int fprintf(FILE *f, const char *format, ...);
int vfprintf(FILE *f, const char *format, va_list ap);
int fflush(FILE *f);
char *strerror(int error);
_Noreturn void exit(int status);
int __rt_strcmp(const char *a, const char *b);
extern char *program_invocation_name, *program_invocation_short_name;

void vwarnx(const char *format, va_list ap)
{
    fprintf(stderr, "%s: ", program_invocation_short_name);
    if (format)
        vfprintf(stderr, format, ap);
    fprintf(stderr, "\n");
}

void vwarn(const char *format, va_list ap)
{
    int error = errno;
    fprintf(stderr, "%s: ", program_invocation_short_name);
    if (format) {
        vfprintf(stderr, format, ap);
        fprintf(stderr, ": ");
    }
    fprintf(stderr, "%s\n", strerror(error));
}

void warn(const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    vwarn(format, ap);
    va_end(ap);
}

void warnx(const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    vwarnx(format, ap);
    va_end(ap);
}

_Noreturn void verr(int status, const char *format, va_list ap)
{
    vwarn(format, ap);
    exit(status);
}

_Noreturn void verrx(int status, const char *format, va_list ap)
{
    vwarnx(format, ap);
    exit(status);
}

_Noreturn void err(int status, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    verr(status, format, ap);
}

_Noreturn void errx(int status, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    verrx(status, format, ap);
}

unsigned error_message_count;
int error_one_per_line;
void (*error_print_progname)(void);

static void tell(int status, int number, const char *format, va_list ap)
{
    vfprintf(stderr, format, ap);
    error_message_count++;
    if (number)
        fprintf(stderr, ": %s", strerror(number));
    fprintf(stderr, "\n");
    fflush(stderr);
    if (status)
        exit(status);
}

void error(int status, int number, const char *format, ...)
{
    va_list ap;
    fflush(stdout);
    if (error_print_progname)
        error_print_progname();
    else
        fprintf(stderr, "%s: ", program_invocation_name);
    va_start(ap, format);
    tell(status, number, format, ap);
    va_end(ap);
}

void error_at_line(int status, int number, const char *file, unsigned line, const char *format, ...)
{
    static const char *last_file;
    static unsigned last_line;
    va_list ap;
    if (error_one_per_line) {
        if (last_line == line && (file == last_file || (file && last_file && __rt_strcmp(file, last_file) == 0)))
            return;
        last_file = file;
        last_line = line;
    }
    fflush(stdout);
    if (error_print_progname)
        error_print_progname();
    else
        fprintf(stderr, "%s:", program_invocation_name);
    fprintf(stderr, file ? "%s:%u: " : " ", file, line);
    va_start(ap, format);
    tell(status, number, format, ap);
    va_end(ap);
}
