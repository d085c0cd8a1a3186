// gcc knows a text that "%s" prints: it calls putchar, puts, fputc or fwrite with it, and nothing for
// an empty one. The program's own functions tell which.
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char told[2000];

static void note(const char *what, const char *text, int n)
{
    int at = strlen(told);
    snprintf(told + at, sizeof told - at, "%s(%.*s) ", what, n, text);
}

int puts(const char *s)
{
    note("puts", s, strlen(s));
    return 0;
}

int putchar(int c)
{
    char b = c;
    note("putchar", &b, 1);
    return c;
}

int fputc(int c, FILE *f)
{
    char b = c;
    note("fputc", &b, 1);
    return c;
}

int fputs(const char *s, FILE *f)
{
    note("fputs", s, strlen(s));
    return 0;
}

size_t fwrite(const void *p, size_t size, size_t n, FILE *f)
{
    note("fwrite", p, n * size);
    return n;
}

static FILE *stream(const char *what)
{
    note("stream", what, strlen(what));
    return stdout;
}

static void variable(const char *unused, ...)
{
    va_list ap;
    va_start(ap, unused);
    vprintf("", ap);
    vfprintf(stream("v"), "", ap);
    va_end(ap);
}

int main(void)
{
    const char *s = "dynamic";
    printf("");
    printf("%s", "");
    printf("%s", "x");
    printf("%s", "a line\n");
    printf("%s", "\n");
    printf("%s\n", "text");
    printf("%c", 'y');
    fprintf(stream("1"), "");
    fprintf(stream("2"), "%s", "");
    fprintf(stream("3"), "%s", "z");
    fprintf(stream("4"), "%s", "words");
    fprintf(stream("5"), "%s", s);
    fprintf(stream("6"), "%s", "line\n");
    fputs("", stream("7"));
    variable("");
    (void)printf("%s", "q");
    int n = printf("%s", "");
    write(1, told, strlen(told));
    printf("\n%d\n", n);
    return 0;
}
