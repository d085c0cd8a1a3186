/* The sign of a NaN that a function of math.h gives where it is not defined, and roots and powers of ten
   to the last bit. */
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>

#define P(e) printf(#e " %f\n", (double)(e))

int main(void)
{
    volatile double two = -2, zero = 0, three = 3, inf = INFINITY, x;
    int i;
    P(asin(three)); P(asin(two)); P(acos(three)); P(acos(two)); P(asinf(three)); P(acosf(two));
    P(log(two)); P(log2(two)); P(log10(two)); P(log1p(two)); P(sqrt(two)); P(pow(two, 0.5));
    P(acosh(zero)); P(atanh(three)); P(atanh(two)); P(fmod(three, zero)); P(remainder(three, zero));
    P(sin(inf)); P(cos(inf)); P(tan(inf)); P(inf - inf); P(inf * zero); P(zero / zero); P(-(zero / zero));
    P(fabs(zero / zero)); P(hypot(NAN, inf)); P(NAN); P(-NAN); P(fmax(NAN, 1));
    for (i = 0, x = -3; i < 40; i++, x += 0.37)
        printf("%.2f: %a %a\n", x, cbrt(x), exp10(x));
    for (i = 1; i < 12; i++)
        printf("%d: %d %d\n", i, cbrt((double)i * i * i) == i, exp10(i) == pow(10, i));
    return 0;
}
