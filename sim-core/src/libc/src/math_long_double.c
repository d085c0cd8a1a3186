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
double sqrt(double x);
double ceil(double x);
double floor(double x);
double trunc(double x);
double round(double x);
double rint(double x);
double nearbyint(double x);
double fabs(double x);
double logb(double x);
double atan2(double x, double y);
double fmod(double x, double y);
double remainder(double x, double y);
double drem(double x, double y);
double pow(double x, double y);
double hypot(double x, double y);
double fdim(double x, double y);
double fmax(double x, double y);
double fmin(double x, double y);
double copysign(double x, double y);
double frexp(double x, int *exp);
double ldexp(double x, int exp);
double modf(double x, double *whole);
double fma(double x, double y, double z);
double nextafter(double x, double y);
int ilogb(double x);
long lround(double x);
long lrint(double x);
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

long double sqrtl(long double x)
{
    return sqrt(x);
}

long double ceill(long double x)
{
    return ceil(x);
}

long double floorl(long double x)
{
    return floor(x);
}

long double truncl(long double x)
{
    return trunc(x);
}

long double roundl(long double x)
{
    return round(x);
}

long double rintl(long double x)
{
    return rint(x);
}

long double nearbyintl(long double x)
{
    return nearbyint(x);
}

long double fabsl(long double x)
{
    return fabs(x);
}

long double logbl(long double x)
{
    return logb(x);
}

long double atan2l(long double x, long double y)
{
    return atan2(x, y);
}

long double fmodl(long double x, long double y)
{
    return fmod(x, y);
}

long double remainderl(long double x, long double y)
{
    return remainder(x, y);
}

long double dreml(long double x, long double y)
{
    return drem(x, y);
}

long double powl(long double x, long double y)
{
    return pow(x, y);
}

long double hypotl(long double x, long double y)
{
    return hypot(x, y);
}

long double fdiml(long double x, long double y)
{
    return fdim(x, y);
}

long double fmaxl(long double x, long double y)
{
    return fmax(x, y);
}

long double fminl(long double x, long double y)
{
    return fmin(x, y);
}

long double copysignl(long double x, long double y)
{
    return copysign(x, y);
}

long double frexpl(long double x, int *exp)
{
    return frexp(x, exp);
}

long double ldexpl(long double x, int exp)
{
    return ldexp(x, exp);
}

long double scalbnl(long double x, int exp)
{
    return ldexp(x, exp);
}

long double modfl(long double x, long double *whole)
{
    double w, r = modf(x, &w);
    *whole = w;
    return r;
}

long double fmal(long double x, long double y, long double z)
{
    return fma(x, y, z);
}

int ilogbl(long double x)
{
    return ilogb(x);
}

long lroundl(long double x)
{
    return lround(x);
}

long long llroundl(long double x)
{
    return lround(x);
}

long lrintl(long double x)
{
    return lrint(x);
}

long long llrintl(long double x)
{
    return lrint(x);
}

void sincosl(long double x, long double *s, long double *c)
{
    double a, b;
    sincos(x, &a, &b);
    *s = a;
    *c = b;
}
