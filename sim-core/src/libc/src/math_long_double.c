/* math.h for long double: worked out as double. */
double acos(double x);
double asin(double x);
double atan(double x);
double acosh(double x);
double asinh(double x);
double atanh(double x);
double cos(double x);
double sin(double x);
double tan(double x);
double cosh(double x);
double sinh(double x);
double tanh(double x);
double exp(double x);
double exp2(double x);
double exp10(double x);
double expm1(double x);
double log(double x);
double log10(double x);
double log1p(double x);
double log2(double x);
double cbrt(double x);
double erf(double x);
double erfc(double x);
double lgamma(double x);
double tgamma(double x);
double atan2(double x, double y);
double pow(double x, double y);
void sincos(double x, double *s, double *c);

long double acosl(long double x)
{
    return acos(x);
}

long double asinl(long double x)
{
    return asin(x);
}

long double atanl(long double x)
{
    return atan(x);
}

long double acoshl(long double x)
{
    return acosh(x);
}

long double asinhl(long double x)
{
    return asinh(x);
}

long double atanhl(long double x)
{
    return atanh(x);
}

long double cosl(long double x)
{
    return cos(x);
}

long double sinl(long double x)
{
    return sin(x);
}

long double tanl(long double x)
{
    return tan(x);
}

long double coshl(long double x)
{
    return cosh(x);
}

long double sinhl(long double x)
{
    return sinh(x);
}

long double tanhl(long double x)
{
    return tanh(x);
}

long double expl(long double x)
{
    return exp(x);
}

long double exp2l(long double x)
{
    return exp2(x);
}

long double exp10l(long double x)
{
    return exp10(x);
}

long double expm1l(long double x)
{
    return expm1(x);
}

long double logl(long double x)
{
    return log(x);
}

long double log10l(long double x)
{
    return log10(x);
}

long double log1pl(long double x)
{
    return log1p(x);
}

long double log2l(long double x)
{
    return log2(x);
}

long double cbrtl(long double x)
{
    return cbrt(x);
}

long double erfl(long double x)
{
    return erf(x);
}

long double erfcl(long double x)
{
    return erfc(x);
}

long double lgammal(long double x)
{
    return lgamma(x);
}

long double tgammal(long double x)
{
    return tgamma(x);
}

long double atan2l(long double x, long double y)
{
    return atan2(x, y);
}

long double powl(long double x, long double y)
{
    return pow(x, y);
}

void sincosl(long double x, long double *s, long double *c)
{
    double a, b;
    sincos(x, &a, &b);
    *s = a;
    *c = b;
}
