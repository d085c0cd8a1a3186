#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#define L(s, b) do { char *e; errno = 0; long v = strtol(s, &e, b); printf("%-28s %ld [%s] %d\n", #s, v, e, errno); } while (0)
#define U(s, b) do { char *e; errno = 0; unsigned long v = strtoul(s, &e, b); printf("%-28s %lu [%s] %d\n", #s, v, e, errno); } while (0)
#define D(s) do { char *e; errno = 0; double v = strtod(s, &e); printf("%-28s %.17g [%s] %d\n", #s, v, e, errno); } while (0)
int main(void) {
  L("42", 10); L("  -17x", 10); L("+5", 0); L("0x1fz", 0); L("0x", 16); L("077", 0); L("089", 0); L("", 10); L("abc", 10); L("zz", 36); L("9223372036854775807", 10); L("9223372036854775808", 10); L("-9223372036854775809", 10); L("- 5", 10); L("0b11", 0); L("\t\n12 3", 10); L("--1", 10);
  U("18446744073709551615", 10); U("18446744073709551616", 10); U("-1", 10); U("-18446744073709551616", 10); U("0xffffffffffffffff", 0); D("1.5e3x"); D(".5"); D("5."); D("."); D("1e400"); D("-1e400"); D("1e-400"); D("4.9e-324"); D("inf"); D("-INFINITYx"); D("nan"); D("nan(12)z"); D("0x1.8p3"); D("0x.1p-1"); D("0x"); D("1e"); D("1e+"); D("123456789012345678901234567890"); D("0.1"); D("2.2250738585072011e-308"); D("9007199254740993"); D("1.7976931348623159e308"); D("  +7e-1abc");
  printf("%d %ld %lld %g %d\n", atoi("99x"), atol("-5"), atoll("9999999999"), atof("2.5z"), atoi("zz")); printf("%d %ld\n", abs(-5), labs(-7L)); div_t d = div(-7, 2); ldiv_t l = ldiv(7, -2); printf("%d %d %ld %ld\n", d.quot, d.rem, l.quot, l.rem);
  for (int c = 0; c < 128; c += 3) printf("%d%d%d%d%d%d%d%d%d ", !!isalpha(c), !!isdigit(c), !!isspace(c), !!ispunct(c), !!isxdigit(c), !!iscntrl(c), !!isprint(c), !!isupper(c), !!isgraph(c)); puts(""); printf("%c%c%c %d\n", toupper('a'), tolower('Z'), toupper('1'), toupper(200)); printf("%.3f %.3f %.3f %.3f %g %g\n", floor(-1.5), ceil(-1.5), round(-2.5), trunc(-1.7), fmod(-7, 3), remainder(7, 4)); printf("%g %g %g %g\n", sqrt(-1.0), log(0.0), pow(0, 0), fmax(NAN, 1)); int ex; double mant = frexp(10, &ex); printf("%g %d\n", mant, ex); double ip; double fr = modf(-3.25, &ip); printf("%g %g\n", fr, ip); printf("%ld %ld %g %g\n", lround(2.5), lrint(2.5), rint(3.5), nearbyint(-0.5)); printf("%.15g %.15g %.15g\n", sin(1), exp(1), atan2(-1, -1)); printf("%g %g %d %d\n", hypot(3, 4), cbrt(27), isnan(NAN), isinf(-INFINITY)); printf("%d %d %d\n", signbit(-0.0) != 0, isfinite(1e308 * 10), fpclassify(0.0) == FP_ZERO); srand(42); printf("%d %d %d\n", rand(), rand(), rand()); unsigned sd = 1; printf("%d %d\n", rand_r(&sd), rand_r(&sd)); srandom(7); printf("%ld\n", random()); return 0; }
