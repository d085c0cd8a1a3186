/* scanf(3): what is left in the stream after a match and after a failure. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static void rest(FILE * f)
{
    int c;
    printf("rest=[");
    while ((c = getc(f)) != EOF)
        printf(c < 32 ? "\\%d" : "%c", c);
    printf("] eof=%d err=%d\n", feof(f), ferror(f));
    fclose(f);
}

static FILE *w(const char *s)
{
    FILE *f = tmpfile();
    fputs(s, f);
    rewind(f);
    return f;
}

int main(void)
{
    int a = -1, b = -1, r;
    char s[50];
    char *p = 0;
    FILE *f;
    double d;
    f = w("abc 5");
    r = fscanf(f, "%d", &a);
    printf("%d %d ", r, a);
    rest(f);
    f = w("-abc");
    r = fscanf(f, "%d", &a);
    printf("%d %d ", r, a);
    rest(f);
    f = w("-+abc");
    r = fscanf(f, "%d", &a);
    printf("%d %d ", r, a);
    rest(f);
    f = w("0xzz");
    r = fscanf(f, "%i", &a);
    printf("%d %d ", r, a);
    rest(f);
    f = w("0xzz");
    r = fscanf(f, "%d", &a);
    printf("%d %d ", r, a);
    rest(f);
    f = w("1.5e+z");
    r = fscanf(f, "%lf", &d);
    printf("%d ", r);
    rest(f);
    f = w("1.5ez");
    r = fscanf(f, "%lf", &d);
    printf("%d ", r);
    rest(f);
    f = w("100ergs");
    r = fscanf(f, "%lf", &d);
    printf("%d ", r);
    rest(f);
    f = w("infinz");
    r = fscanf(f, "%lf", &d);
    printf("%d ", r);
    rest(f);
    f = w("  xyz");
    r = fscanf(f, "a%d", &a);
    printf("%d ", r);
    rest(f);
    f = w("  xyz");
    r = fscanf(f, " a%d", &a);
    printf("%d ", r);
    rest(f);
    f = w("12 \n\n  34");
    r = fscanf(f, "%d ", &a);
    printf("%d %d ", r, a);
    rest(f);
    f = w("12");
    r = fscanf(f, "%d", &a);
    printf("%d eof=%d ", r, feof(f));
    rest(f);
    f = w("12\n");
    r = fscanf(f, "%d", &a);
    printf("%d eof=%d ", r, feof(f));
    rest(f);
    f = w("word");
    r = fscanf(f, "%3s", s);
    printf("%d %s eof=%d ", r, s, feof(f));
    rest(f);
    f = w("word");
    r = fscanf(f, "%4s", s);
    printf("%d %s eof=%d ", r, s, feof(f));
    rest(f);
    f = w("word");
    r = fscanf(f, "%5s", s);
    printf("%d %s eof=%d ", r, s, feof(f));
    rest(f);
    f = w("hello there");
    r = fscanf(f, "%ms%n", &p, &a);
    printf("%d %s %d ", r, p, a);
    rest(f);
    f = w("hello there");
    r = fscanf(f, "%m[a-h]", &p);
    printf("%d %s ", r, p);
    rest(f);
    f = w("hello there");
    r = fscanf(f, "%3mc", &p);
    printf("%d %.3s ", r, p);
    rest(f);
    f = w("a,b,,d\n");
    while ((r = fscanf(f, "%[^,\n]", s)) != EOF) {
        printf("<%d %s>", r, r == 1 ? s : "-");
        int c = fgetc(f);
        printf("%d ", c);
        if (c == EOF)
            break;
    }
    rest(f);
    f = w("1 2 x 4");
    int n = 0;
    while (fscanf(f, "%d", &a) == 1)
        n += a;
    printf("n=%d ", n);
    rest(f);
    f = w("1 2 3");
    n = 0;
    while (fscanf(f, "%d", &a) != EOF)
        n += a;
    printf("n=%d ", n);
    rest(f);
    f = w("a1b2");
    while ((r = fscanf(f, "%c%d", s, &a)) == 2)
        printf("%c=%d ", *s, a);
    printf("%d ", r);
    rest(f);
    f = w("%d");
    r = fscanf(f, "%%%c", s);
    printf("%d %c ", r, *s);
    rest(f);
    f = w("ab\0cd");
    r = fscanf(f, "%s", s);
    printf("%d %s ", r, s);
    rest(f);
    f = fopen("/dev/null", "r");
    r = fscanf(f, "%d", &a);
    printf("%d ", r);
    rest(f);
    f = fopen("/dev/null", "w");
    r = fscanf(f, "%d", &a);
    printf("%d ", r);
    rest(f);
    return 0;
}
