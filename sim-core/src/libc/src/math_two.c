/* fmod(3), hypot(3), and taking numbers apart. */
#include <bits/lib.h>

double __rt_fmod(double x, double y);
double __rt_remainder(double x, double y);
double __rt_hypot(double x, double y);
double __rt_nextafter(double x, double y);
double __rt_fma(double x, double y, double z);
double __rt_ldexp(double x, int n);
double __rt_trunc(double x);
double __rt_rint(double x);

union bits { double d; unsigned long n; };

double fmod(double x, double y)
{
    if ((y == 0 && x == x) || (x - x != 0 && x == x))
        errno = 33; /* EDOM */
    return __rt_fmod(x, y);
}

double remainder(double x, double y)
{
    if ((y == 0 && x == x) || (x - x != 0 && x == x))
        errno = 33; /* EDOM */
    return __rt_remainder(x, y);
}

double drem(double x, double y)
{
    return remainder(x, y);
}

double remquo(double x, double y, int *quo)
{
    double r = __rt_remainder(x, y);
    long q = (long)__rt_rint((x - r) / y);
    *quo = q < 0 ? -(-q & 7) : q & 7;
    return r;
}

double hypot(double x, double y)
{
    double r = __rt_hypot(x, y);
    if (r - r != 0 && x - x == 0 && y - y == 0)
        errno = 34; /* ERANGE */
    return r;
}

double nextafter(double x, double y)
{
    return __rt_nextafter(x, y);
}

double nexttoward(double x, long double y)
{
    return x == y ? y : __rt_nextafter(x, y < x ? -1 / 0.0 : y > x ? 1 / 0.0 : y);
}

double fma(double x, double y, double z)
{
    return __rt_fma(x, y, z);
}

double fdim(double x, double y)
{
    return x <= y ? 0 : x - y;
}

double fmax(double x, double y)
{
    return x != x ? y : y != y ? x : x < y ? y : x;
}

double fmin(double x, double y)
{
    return x != x ? y : y != y ? x : y < x ? y : x;
}

double copysign(double x, double y)
{
    union bits a, b;
    a.d = x;
    b.d = y;
    a.n = (a.n & ~(1UL << 63)) | (b.n & 1UL << 63);
    return a.d;
}

double ldexp(double x, int n)
{
    double r = __rt_ldexp(x, n);
    if (x - x == 0 && x != 0 && (r - r != 0 || r == 0))
        errno = 34; /* ERANGE */
    return r;
}

double scalbn(double x, int n)
{
    return ldexp(x, n);
}

double scalbln(double x, long n)
{
    return ldexp(x, n > 5000 ? 5000 : n < -5000 ? -5000 : n);
}

double frexp(double x, int *exp)
{
    union bits u;
    int e;
    u.d = x;
    e = u.n >> 52 & 0x7ff;
    if (x == 0 || e == 0x7ff) {
        *exp = 0;
        return x;
    }
    if (e == 0) {
        u.d = x * 18014398509481984.0; /* 2^54 */
        e = (u.n >> 52 & 0x7ff) - 54;
    }
    *exp = e - 1022;
    u.n = (u.n & ~(0x7ffUL << 52)) | 1022UL << 52;
    return u.d;
}

double modf(double x, double *whole)
{
    *whole = __rt_trunc(x);
    return copysign(x - x != 0 && x == x ? 0 : x - *whole, x);
}

int ilogb(double x)
{
    int e;
    if (x == 0 || x != x || x - x != 0) {
        errno = 33; /* EDOM */
        return x == 0 || x != x ? -2147483647 - 1 : 2147483647;
    }
    frexp(x, &e);
    return e - 1;
}

double logb(double x)
{
    int e;
    if (x == 0) {
        errno = 34; /* ERANGE */
        return -1 / (x * x);
    }
    if (x - x != 0)
        return x * x;
    frexp(x, &e);
    return e - 1;
}

double significand(double x)
{
    int e;
    return x == 0 || x - x != 0 ? x : 2 * frexp(x, &e);
}

float nanf(const char *tag)
{
    return __builtin_nan("");
}

long double nanl(const char *tag)
{
    return __builtin_nan("");
}

double nan(const char *tag)
{
    return __builtin_nan("");
}

int finite(double x)
{
    return x - x == 0;
}
