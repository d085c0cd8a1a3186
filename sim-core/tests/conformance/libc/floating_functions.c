/* math.h: 15 digits of what is usual. */
#include <errno.h>
#include <math.h>
#include <stdio.h>

int main(void) {
    volatile double one = 1, two = 2, ten = 10, minus = -1, zero = 0;
    printf("%.15g %.15g %.15g\n", exp(one), exp(ten), exp(minus));
    printf("%.15g %.15g %.15g\n", log(two), log10(ten * ten), log2(ten));
    printf("%.15g %.15g %.15g\n", pow(two, 0.5), pow(ten, -3), pow(minus, 3));
    printf("%.15g %.15g %.15g %.15g\n", sin(one), cos(one), tan(one), sin(ten * ten));
    printf("%.15g %.15g %.15g %.15g\n", asin(0.5), acos(0.5), atan(one), atan2(minus, minus));
    printf("%.15g %.15g %.15g\n", sinh(one), cosh(one), tanh(one));
    printf("%.15g %.15g %.15g\n", sqrt(two), cbrt(ten), hypot(3, 4));
    printf("%g %g %g %g %g\n", floor(-2.5), ceil(-2.5), round(-2.5), trunc(-2.5), rint(-2.5));
    printf("%g %g %g %ld\n", fmod(-7, 3), remainder(-7, 3), fabs(minus), lround(2.5));
    int e;
    double whole, part = modf(-3.25, &whole);
    printf("%g %g %g %d %g\n", part, whole, frexp(48, &e), e, ldexp(0.75, 4));
    printf("%g %g %g %g\n", fmax(one, NAN), fmin(one, two), copysign(one, minus), fdim(two, one));
    errno = 0;
    double r = sqrt(minus);
    printf("%d %d\n", isnan(r), errno == EDOM);
    errno = 0;
    r = log(zero);
    printf("%f %d %d\n", r, isinf(r), errno == ERANGE);
    errno = 0;
    r = exp(ten * 100);
    printf("%f %d %d %d\n", r, isinf(r), errno == ERANGE, isfinite(one));
    printf("%d %d %d %d\n", fpclassify(zero), fpclassify(one), signbit(minus) != 0, isnormal(1e-310));
    printf("%.6f %.6f\n", sinf(1), sqrtf(2));
    return 0;
}
