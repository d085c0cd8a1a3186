/* assert(3): assert/assert.c. */
#include <bits/stdio_impl.h>

int fprintf(FILE *f, const char *format, ...);
int fflush(FILE *f);
char *strerror(int error);
_Noreturn void abort(void);
extern char *program_invocation_short_name;

_Noreturn void __assert_fail(const char *text, const char *file, unsigned line, const char *function)
{
    char *p = program_invocation_short_name;
    fprintf(stderr, "%s%s%s:%u: %s%sAssertion `%s' failed.\n", p, *p ? ": " : "", file, line, function ? function : "",
            function ? ": " : "", text);
    fflush(stderr);
    abort();
}

_Noreturn void __assert_perror_fail(int error, const char *file, unsigned line, const char *function)
{
    char *p = program_invocation_short_name;
    fprintf(stderr, "%s%s%s:%u: %s%sUnexpected error: %s.\n", p, *p ? ": " : "", file, line, function ? function : "",
            function ? ": " : "", strerror(error));
    fflush(stderr);
    abort();
}
