/* __builtin_clrsb, __builtin_powi, and Bessel functions of any order. */
#include <math.h>
#include <stdio.h>

int main(void)
{
    int small[] = {0, -1, 1, -2, 0x40000000, (int)0x80000000};
    for (int i = 0; i < 6; i++)
        printf("%d ", __builtin_clrsb(small[i]));
    printf("%d %d\n", __builtin_clrsbl(1L << 40), __builtin_clrsbll(-1LL));
    volatile double base = 1.5;
    volatile int n = -3;
    printf("%g %g %g\n", __builtin_powi(base, 10), __builtin_powi(base, n), __builtin_powi(base, 0));
    for (int order = -2; order < 4; order++)
        printf("%.10f %.10f\n", jn(order, 2.5), yn(order, 2.5));
    return 0;
}
