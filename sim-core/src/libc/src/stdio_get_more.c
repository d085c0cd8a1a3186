/* gets(3), getw(3), and the same without locks, which this library does not have. */
#include <bits/stdio_impl.h>

int getc(FILE *f);
char *fgets(char *s, int n, FILE *f);
size_t fread(void *p, size_t size, size_t n, FILE *f);

char *gets(char *s)
{
    char *p = s;
    int c = getc(stdin);
    if (c == EOF)
        return NULL;
    while (c != EOF && c != '\n') {
        *p++ = c;
        c = getc(stdin);
    }
    *p = 0;
    return s;
}

int getw(FILE *f)
{
    int w;
    return __io_xsgetn(f, (char *)&w, sizeof w) == sizeof w ? w : EOF;
}

int getc_unlocked(FILE *f)
{
    return getc(f);
}

int fgetc_unlocked(FILE *f)
{
    return getc(f);
}

int getchar_unlocked(void)
{
    return getc(stdin);
}

char *fgets_unlocked(char *s, int n, FILE *f)
{
    return fgets(s, n, f);
}

size_t fread_unlocked(void *p, size_t size, size_t n, FILE *f)
{
    return fread(p, size, n, f);
}
