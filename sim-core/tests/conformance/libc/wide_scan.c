/* swscanf, fwscanf, what isw… give, and getopt's order, which is settled by its first call. */
#include <stdio.h>
#include <unistd.h>
#include <wchar.h>
#include <wctype.h>

int main(void)
{
    int a, b, n, c;
    double d;
    wchar_t w[20];
    char s[20];
    n = swscanf(L"12 abc def 2.5", L"%d %ls %s %lf", &a, w, s, &d);
    printf("%d: %d %ls %s %g\n", n, a, w, s, d);
    printf("%d\n", swscanf(L"x", L"%d", &a));
    printf("%d\n", swscanf(L"", L"%d", &a));
    FILE *f = fopen("wide.txt", "w+");
    fwprintf(f, L"%d,%d\n", 3, 4);
    rewind(f);
    n = fwscanf(f, L"%d,%d", &a, &b);
    printf("%d: %d %d\n", n, a, b);
    fclose(f);
    printf("%d %d %d %d %d\n", iswalpha(L'z'), iswdigit(L'5'), iswspace(L' '), iswupper(L'a'), iswalpha(0x20ac));
    char *one[] = {"p", "x", "-a", NULL};
    while ((c = getopt(3, one, "a")) != -1)
        printf("%c ", c);
    printf("%d\n", optind);
    char *two[] = {"p", "-a", "x", "-b", NULL};
    optind = 1;
    while ((c = getopt(4, two, "+ab")) != -1)
        printf("%c ", c);
    printf("%d\n", optind);
    optind = 0;
    char *three[] = {"p", "-a", "x", "-b", NULL};
    while ((c = getopt(4, three, "+ab")) != -1)
        printf("%c ", c);
    printf("%d\n", optind);
    return 0;
}
