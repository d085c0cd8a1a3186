/* tgmath.h chooses a function of math.h by the type of its arguments; integers count as double. */
#include <stdio.h>
#include <tgmath.h>

int main(void)
{
    float f = 2;
    double d = 2;
    long double l = 2;
    int i = 2, exponent;
    printf("%zu %zu %zu %zu\n", sizeof sqrt(f), sizeof sqrt(d), sizeof sqrt(l), sizeof sqrt(i));
    printf("%zu %zu %zu %zu\n", sizeof pow(f, f), sizeof pow(f, i), sizeof pow(l, f), sizeof pow(i, i));
    printf("%.9g %.17g %.20Lg\n", sqrt(f), sqrt(d), sqrt(l));
    printf("%.9g %.17g\n", pow(f, 0.5f), pow(i, 0.5));
    printf("%.9g %g %ld %g %g\n", sin(f), fabs(-3), lround(2.5f), fma(f, f, 1.0f), ldexp(f, 3));
    f = frexp(12.0f, &exponent);
    printf("%g %d\n", f, exponent);
    f = fmod(10.0f, 3);
    printf("%g %g\n", f, atan2(1.0f, 1));
    return 0;
}
