/* math.h for long double: what is exact, in x87's 64 bits. */
#include <bits/lib.h>

/* The functions of the machine, in its order. */
enum { SQRT, FLOOR, CEIL, TRUNC, ROUND, RINT, FMOD, REMAINDER, NEXTAFTER, FMA, LDEXP, FREXP };

int __rt_x87(int function, long double *x, const long double *y, const long double *z, int n);

union parts {
    long double l;
    struct { unsigned long significand; unsigned short head; } p;
};

static long double unary(int function, long double x)
{
    __rt_x87(function, &x, &x, &x, 0);
    return x;
}

static long double binary(int function, long double x, long double y)
{
    __rt_x87(function, &x, &y, &x, 0);
    return x;
}

int __fpclassifyl(long double x)
{
    union parts u;
    u.l = x;
    if ((u.p.head & 0x7fff) == 0x7fff)
        return u.p.significand << 1 == 0 ? 1 : 0; /* FP_INFINITE, FP_NAN */
    if ((u.p.head & 0x7fff) == 0)
        return u.p.significand == 0 ? 2 : 3; /* FP_ZERO, FP_SUBNORMAL */
    return 4; /* FP_NORMAL */
}

int __signbitl(long double x)
{
    union parts u;
    u.l = x;
    return u.p.head >> 15 ? 512 : 0; /* what fxam leaves */
}

long double sqrtl(long double x)
{
    if (x < 0)
        errno = 33; /* EDOM */
    return unary(SQRT, x);
}

long double floorl(long double x)
{
    return unary(FLOOR, x);
}

long double ceill(long double x)
{
    return unary(CEIL, x);
}

long double truncl(long double x)
{
    return unary(TRUNC, x);
}

long double roundl(long double x)
{
    return unary(ROUND, x);
}

long double rintl(long double x)
{
    return unary(RINT, x);
}

long double nearbyintl(long double x)
{
    return unary(RINT, x);
}

long lroundl(long double x)
{
    return unary(ROUND, x);
}

long long llroundl(long double x)
{
    return unary(ROUND, x);
}

long lrintl(long double x)
{
    return unary(RINT, x);
}

long long llrintl(long double x)
{
    return unary(RINT, x);
}

long double fabsl(long double x)
{
    union parts u;
    u.l = x;
    u.p.head &= 0x7fff;
    return u.l;
}

long double copysignl(long double x, long double y)
{
    union parts a, b;
    a.l = x;
    b.l = y;
    a.p.head = (a.p.head & 0x7fff) | (b.p.head & 0x8000);
    return a.l;
}

long double fmodl(long double x, long double y)
{
    if ((y == 0 && x == x) || (x - x != 0 && x == x))
        errno = 33; /* EDOM */
    return binary(FMOD, x, y);
}

long double remainderl(long double x, long double y)
{
    if ((y == 0 && x == x) || (x - x != 0 && x == x))
        errno = 33; /* EDOM */
    return binary(REMAINDER, x, y);
}

long double dreml(long double x, long double y)
{
    return remainderl(x, y);
}

long double remquol(long double x, long double y, int *quo)
{
    long double r = binary(REMAINDER, x, y);
    long q = unary(RINT, (x - r) / y);
    *quo = q < 0 ? -(-q & 7) : q & 7;
    return r;
}

long double nextafterl(long double x, long double y)
{
    return binary(NEXTAFTER, x, y);
}

long double nexttowardl(long double x, long double y)
{
    return binary(NEXTAFTER, x, y);
}

long double fmal(long double x, long double y, long double z)
{
    __rt_x87(FMA, &x, &y, &z, 0);
    return x;
}

long double fdiml(long double x, long double y)
{
    return x <= y ? 0 : x - y;
}

long double fmaxl(long double x, long double y)
{
    return x != x ? y : y != y ? x : x < y ? y : x;
}

long double fminl(long double x, long double y)
{
    return x != x ? y : y != y ? x : y < x ? y : x;
}

long double ldexpl(long double x, int n)
{
    long double r = x;
    __rt_x87(LDEXP, &r, &r, &r, n);
    if (x - x == 0 && x != 0 && (r - r != 0 || r == 0))
        errno = 34; /* ERANGE */
    return r;
}

long double scalbnl(long double x, int n)
{
    return ldexpl(x, n);
}

long double scalblnl(long double x, long n)
{
    return ldexpl(x, n > 50000 ? 50000 : n < -50000 ? -50000 : n);
}

long double frexpl(long double x, int *exp)
{
    *exp = __rt_x87(FREXP, &x, &x, &x, 0);
    return x;
}

long double modfl(long double x, long double *whole)
{
    *whole = unary(TRUNC, x);
    return copysignl(x - x != 0 && x == x ? 0 : x - *whole, x);
}

int ilogbl(long double x)
{
    int e;
    if (x == 0 || x != x || x - x != 0) {
        errno = 33; /* EDOM */
        return x == 0 || x != x ? -2147483647 - 1 : 2147483647;
    }
    frexpl(x, &e);
    return e - 1;
}

long double logbl(long double x)
{
    int e;
    if (x == 0) {
        errno = 34; /* ERANGE */
        return -1 / (x * x);
    }
    if (x - x != 0)
        return x * x;
    frexpl(x, &e);
    return e - 1;
}

long double hypotl(long double x, long double y)
{
    int e;
    x = fabsl(x);
    y = fabsl(y);
    if (x - x != 0 || y - y != 0)
        return x == 1 / 0.0L || y == 1 / 0.0L ? 1 / 0.0L : x + y;
    if (x < y) {
        long double t = x;
        x = y;
        y = t;
    }
    if (y == 0)
        return x;
    /* So that neither square is out of range. */
    frexpl(x, &e);
    x = ldexpl(x, -e);
    y = ldexpl(y, -e);
    return ldexpl(sqrtl(x * x + y * y), e);
}
