/* What printf does with the rare and the wrong. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

int main(void) {
    char b[20], *none = NULL;
    int n;
    long ln;
    short sn;
    double zero = 0;
    printf("%2$s %1$d %2$*3$s|\n", 5, "abc", 7);
    errno = ENOENT;
    printf("%m %.3m|%30m|\n");
    printf("abc%nd%ln%hn\n", &n, &ln, &sn);
    printf("%d %ld %d\n", n, ln, sn);
    printf("%ls|%lc|%5.2ls|\n", L"wide", L'x', L"abcd");
    printf("%*d|%-*d|%.*f|%*.*f|%*d\n", 5, 42, 5, 42, 2, 3.14159, -10, 3, 2.71828, -6, 9);
    printf("%d ", snprintf(b, 5, "hello %d", 42));
    printf("%s\n", b);
    printf("%d %d\n", snprintf(NULL, 0, "%d%s", 1, "abc"), snprintf(b, sizeof b, "%500d", 3));
    printf("%hhd %hd %hhu %c%c\n", 300, 70000, 300, 'a', 0);
    printf("%5%|%-5%|\n");
    printf("%lld %llu %.10d|%+.5d|%x\n", LLONG_MIN, ULLONG_MAX, 42, 42, -1);
    printf("%s|%.5s|%10s|%p|%10p\n", none, none, none, none, none);
    printf("%a %a %a %a %.0a %.1a\n", 1.0, 0.1, -0.0, 5e-324, 1.5, 1.96875);
    printf("%f %F %e %10f|%-10f|%010f\n", 1 / zero, -1 / zero, 1 / zero, 1 / zero, 1 / zero, 1 / zero);
    printf("%Lf %Le %Lg %La\n", 1.5L, 1.5L, 1.5L, 1.5L);
    printf("%-+ #08y|%q|%5.3k|\n", 1, 2, 3);
    errno = 0;
    n = printf("%2147483648d\n", 1);
    printf("%d %s\n", n, strerror(errno));
    printf("%8000d|\n", 5);
    n = printf("%");
    printf("|%d\n", n);
    return 0;
}
