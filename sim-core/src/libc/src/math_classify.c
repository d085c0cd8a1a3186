/* fpclassify(3): what math.h's macros call. */
union bits { double d; unsigned long n; };

int __fpclassify(double x)
{
    union bits u;
    u.d = x;
    switch (u.n >> 52 & 0x7ff) {
    case 0:
        return u.n << 1 == 0 ? 2 : 3; /* FP_ZERO, FP_SUBNORMAL */
    case 0x7ff:
        return u.n << 12 == 0 ? 1 : 0; /* FP_INFINITE, FP_NAN */
    }
    return 4; /* FP_NORMAL */
}

int __fpclassifyf(float x)
{
    int c = __fpclassify(x);
    return c == 4 && (x < 0 ? -x : x) < 1.17549435e-38F ? 3 : c;
}

int __signbit(double x)
{
    union bits u;
    u.d = x;
    return u.n >> 63 ? 1 : 0;
}

int __isinf_sign(double x)
{
    return __fpclassify(x) != 1 ? 0 : x < 0 ? -1 : 1;
}

/* What gcc's andl leaves of a float's sign. */
int __signbitf(float x)
{
    return __signbit(x) ? -2147483647 - 1 : 0;
}

int __isinf_signf(float x)
{
    return __isinf_sign(x);
}

int __isinf_signl(long double x)
{
    return x - x == 0 || x != x ? 0 : x < 0 ? -1 : 1;
}
