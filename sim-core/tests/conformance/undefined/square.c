/* To gcc a square is never negative, whatever it wraps to: "x * x >= 0" is not asked. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int x = 50000, z = x * x, y = 65535;
    unsigned u = 50000;
    volatile int v = 50000;
    unsigned short h = 65535;
    printf("%d %d %d %d\n", x * x >= 0, x * x < 0, 0 <= x * x, z < 0);
    printf("%d %d %d\n", h * h < 0, (int)(u * u) >= 0, v * v < 0);
    printf("%d %d\n", (x * x & y) < 0, (x * x | y) >= 0);
    printf("%d %d %d\n", x * x % 7 < 0, x * x / 3 >= 0, x * x >> 3 < 0);
    printf("%d %d %d\n", x * x > -1, x * x <= -1, (long)(x * x) < 0);
    printf("%d %d %d\n", x * x * x >= 0, x * x + 1 > 0, -(x * x) <= 0);
    printf("%d %d\n", abs(x * x) < 0, x * x == -1794967296);
    return 0;
}
