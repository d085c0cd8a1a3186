/* math.h for float: worked out as double. */
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
double remquo(double x, double y, int *quo);
double nextafter(double x, double y);
int ilogb(double x);
long lround(double x);
long lrint(double x);
void sincos(double x, double *s, double *c);

float acosf(float x)
{
    return acos(x);
}

float asinf(float x)
{
    return asin(x);
}

float atanf(float x)
{
    return atan(x);
}

float acoshf(float x)
{
    return acosh(x);
}

float asinhf(float x)
{
    return asinh(x);
}

float atanhf(float x)
{
    return atanh(x);
}

float cosf(float x)
{
    return cos(x);
}

float sinf(float x)
{
    return sin(x);
}

float tanf(float x)
{
    return tan(x);
}

float coshf(float x)
{
    return cosh(x);
}

float sinhf(float x)
{
    return sinh(x);
}

float tanhf(float x)
{
    return tanh(x);
}

float expf(float x)
{
    return exp(x);
}

float exp2f(float x)
{
    return exp2(x);
}

float exp10f(float x)
{
    return exp10(x);
}

float expm1f(float x)
{
    return expm1(x);
}

float logf(float x)
{
    return log(x);
}

float log10f(float x)
{
    return log10(x);
}

float log1pf(float x)
{
    return log1p(x);
}

float log2f(float x)
{
    return log2(x);
}

float cbrtf(float x)
{
    return cbrt(x);
}

float erff(float x)
{
    return erf(x);
}

float erfcf(float x)
{
    return erfc(x);
}

float lgammaf(float x)
{
    return lgamma(x);
}

float tgammaf(float x)
{
    return tgamma(x);
}

float sqrtf(float x)
{
    return sqrt(x);
}

float ceilf(float x)
{
    return ceil(x);
}

float floorf(float x)
{
    return floor(x);
}

float truncf(float x)
{
    return trunc(x);
}

float roundf(float x)
{
    return round(x);
}

float rintf(float x)
{
    return rint(x);
}

float nearbyintf(float x)
{
    return nearbyint(x);
}

float fabsf(float x)
{
    return fabs(x);
}

float logbf(float x)
{
    return logb(x);
}

float atan2f(float x, float y)
{
    return atan2(x, y);
}

float fmodf(float x, float y)
{
    return fmod(x, y);
}

float remainderf(float x, float y)
{
    return remainder(x, y);
}

float dremf(float x, float y)
{
    return drem(x, y);
}

float powf(float x, float y)
{
    return pow(x, y);
}

float hypotf(float x, float y)
{
    return hypot(x, y);
}

float fdimf(float x, float y)
{
    return fdim(x, y);
}

float fmaxf(float x, float y)
{
    return fmax(x, y);
}

float fminf(float x, float y)
{
    return fmin(x, y);
}

float copysignf(float x, float y)
{
    return copysign(x, y);
}

float frexpf(float x, int *exp)
{
    return frexp(x, exp);
}

float ldexpf(float x, int exp)
{
    return ldexp(x, exp);
}

float scalbnf(float x, int exp)
{
    return ldexp(x, exp);
}

float modff(float x, float *whole)
{
    double w, r = modf(x, &w);
    *whole = w;
    return r;
}

float fmaf(float x, float y, float z)
{
    return fma(x, y, z);
}

int ilogbf(float x)
{
    return ilogb(x);
}

long lroundf(float x)
{
    return lround(x);
}

long long llroundf(float x)
{
    return lround(x);
}

long lrintf(float x)
{
    return lrint(x);
}

long long llrintf(float x)
{
    return lrint(x);
}

void sincosf(float x, float *s, float *c)
{
    double a, b;
    sincos(x, &a, &b);
    *s = a;
    *c = b;
}

float nextafterf(float x, float y)
{
    union { float f; int n; } u;
    u.f = x;
    if (x != x || y != y)
        return x + y;
    if (x == y)
        return y;
    if (x == 0) {
        u.n = 1;
        return y > 0 ? u.f : -u.f;
    }
    u.n += (x < y) == (x > 0) ? 1 : -1;
    return u.f;
}

float remquof(float x, float y, int *quo)
{
    return remquo(x, y, quo);
}

float scalblnf(float x, long exp)
{
    return ldexp(x, exp > 1000 ? 1000 : exp < -1000 ? -1000 : exp);
}
