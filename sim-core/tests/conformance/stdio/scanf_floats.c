/* scanf(3): how far a floating-point number goes. */
#include <stdio.h>
#include <string.h>
#include <errno.h>
#define F(in,fmt,...) do{double d=-7;float f=-7;char s[32]="##########";int n=-1;errno=0;int r=sscanf(in,fmt,##__VA_ARGS__);printf("%-12s %-10s r=%d d=%g f=%g s=%s n=%d e=%d\n",in,fmt,r,d,f,s,n,errno);}while(0)
int main(void)
{
    F("1.5", "%lf%n", &d, &n);
    F(".5", "%lf%n", &d, &n);
    F("5.", "%lf%n", &d, &n);
    F(".", "%lf%s", &d, s);
    F("1e", "%lf%s", &d, s);
    F("1e5", "%lf%n", &d, &n);
    F("1e+", "%lf%s", &d, s);
    F("1e+x", "%lf%s", &d, s);
    F("1ex", "%lf%s", &d, s);
    F("inf", "%lf%n", &d, &n);
    F("infinity", "%lf%n", &d, &n);
    F("infin", "%lf%s", &d, s);
    F("in", "%lf%s", &d, s);
    F("nan", "%lf%n", &d, &n);
    F("nan(1)", "%lf%s", &d, s);
    F("0x1p3", "%lf%n", &d, &n);
    F("0x1.8", "%lf%n", &d, &n);
    F("0x", "%lf%s", &d, s);
    F("0xg", "%lf%s", &d, s);
    F("0x1p", "%lf%s", &d, s);
    F("-1.5e3x", "%f%s", &f, s);
    F("1.5e400", "%lf%n", &d, &n);
    F("1e-400", "%lf%n", &d, &n);
    F("123.456", "%3lf%s", &d, s);
    F("1.2.3", "%lf%s", &d, s);
    F("1.2.3", "%lf%lf", &d, &d);
    F("-", "%lf%s", &d, s);
    F("+.", "%lf%s", &d, s);
    F("-inf", "%lf", &d);
    F("-x", "%lf%s", &d, s);
    F("1e5", "%2lf%s", &d, s);
    F("1e-5", "%3lf%s", &d, s);
    F("1-2", "%lf%lf", &d, &d);
    F("1,5", "%lf,%f", &d, &f);
    F("1 e5", "%lf%s", &d, s);
    F("", "%lf", &d);
    F("abc", "%lf", &d);
    F("0e", "%lf%s", &d, s);
    F("00.10", "%lf%n", &d, &n);
    F("1e99999", "%f", &f);
    F("3.4e39", "%f", &f);
    F("nanx", "%lf%s", &d, s);
    F("infx", "%lf%s", &d, s);
    F("infinx", "%lf%s", &d, s);
    F("1.5f", "%g%s", &f, s);
    F("1.5f", "%a%s", &f, s);
    F("1.5E2", "%E%s", &f, s);
    long double L = -7;
    int r = sscanf("2.25", "%Lf", &L);
    printf("%d %Lg\n", r, L);
    long long ll;
    long l;
    short h;
    signed char c;
    size_t z;
    unsigned long ul;
    r = sscanf("9223372036854775808 -9223372036854775809 18446744073709551616", "%lld %ld %lu", &ll, &l, &ul);
    printf("%d %lld %ld %lu %d\n", r, ll, l, ul, errno);
    r = sscanf("65537 257 42", "%hd %hhd %zu", &h, &c, &z);
    printf("%d %d %d %zu\n", r, h, c, z);
    r = sscanf("ffffffffffffffff -ff", "%lx %lx", &ul, &l);
    printf("%d %lu %ld\n", r, ul, l);
    return 0;
}
