/* gcc makes puts, putchar, fputc, fputs and fwrite of calls of printf and fprintf whose result nobody
   wants. Where the program has functions of these names, they are what is called; also for a printf
   that stands before them. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void early(void)
{
    printf("early\n");
}

int puts(const char *s)
{
    write(1, "[", 1);
    write(1, s, strlen(s));
    write(1, "]\n", 2);
    return 0;
}

int putchar(int c)
{
    char shown[3] = { '<', c, '>' };
    write(1, shown, 3);
    return c;
}

int fputc(int c, FILE *f)
{
    char shown[3] = { '(', c, ')' };
    write(fileno(f), shown, 3);
    return c;
}

int fputs(const char *s, FILE *f)
{
    write(fileno(f), "{", 1);
    write(fileno(f), s, strlen(s));
    write(fileno(f), "}", 1);
    return 0;
}

size_t fwrite(const void *p, size_t size, size_t n, FILE *f)
{
    write(fileno(f), "|", 1);
    write(fileno(f), p, size * n);
    write(fileno(f), "|", 1);
    return n;
}

int main(void)
{
    const char *word = "word";
    early();
    printf("line\n");
    printf("\n");
    printf("%s\n", word);
    printf("%c", 'c');
    printf("d");
    fprintf(stdout, "e");
    fprintf(stdout, "%c", 'f');
    fprintf(stdout, "%s", word);
    fprintf(stdout, "several words\n");
    int n = printf("used\n");
    fflush(stdout);
    printf("%d of %s\n", n, word);
    return 0;
}
