/* gcc, even without optimisation, decides comparisons as if signed arithmetic never overflowed. */
#include <stdio.h>
#include <limits.h>
#include <stdint.h>
int main()
{
    int x = INT_MAX, y = INT_MIN, n = 1;
    long l = LONG_MAX;
    unsigned u = UINT_MAX;
    short s = SHRT_MAX;
    char *p = (char *) -1;
    int64_t b = INT64_MAX;
    int a[4];
    printf("%d\n", x + 1 > x);
    printf("%d\n", x + 1 < x);
    printf("%d\n", x + 1 < 0);
    printf("%d\n", x + 1 <= 0);
    printf("%d\n", x + 1 == INT_MIN);
    printf("%d\n", x + n > x);
    printf("%d\n", y - 1 < y);
    printf("%d\n", y - 1 > 0);
    printf("%d\n", l + 1 > l);
    printf("%d\n", l + 1 < 0);
    printf("%d\n", u + 1 > u);
    printf("%d\n", s + 1 > s);
    printf("%d\n", p + 1 > p);
    printf("%d\n", x * 2 < 0);
    printf("%d\n", x * 2 / 2 == x);
    printf("%d\n", -y < 0);
    printf("%d\n", -y == y);
    printf("%d\n", x + 10 < 5);
    printf("%d\n", x - (-1) < x);
    printf("%d\n", 1 + x > x);
    printf("%d\n", x < x + 1);
    printf("%d\n", 0 > x + 1);
    printf("%d\n", x + x < 0);
    printf("%d\n", x + 100 - 50 > x);
    printf("%d\n", b + 1 < 0);
    printf("%d\n", (x + 1) - 1 == x);
    printf("%d\n", x + 1 != INT_MIN);
    printf("%d\n", x + n < x);
    printf("%d\n", x + n - n == x);
    int m = x + 1;
    printf("%d\n", m < x);
    printf("%d\n", m < 0);
    if (x + 1 < x)
        puts("lt");
    else
        puts("ge");
    while (x + 1 > x) {
        puts("loop");
        break;
    }
    printf("%d\n", x + 1 > 0 ? 5 : 6);
    printf("%d\n", !(x + 1 > 0));
    printf("%d\n", x + 1 > 5 && n);
    printf("%d\n", 2 * x > x);
    printf("%d\n", (x * 4) / 4 == x);
    printf("%d\n", (x << 1) >> 1);
    printf("%d\n", (x * 10) / 5);
}
