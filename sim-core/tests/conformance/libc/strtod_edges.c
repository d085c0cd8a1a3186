/* strtod(3) and strtof(3): odd texts, rounding at the last bit, overflow and underflow. */
#include <stdio.h>
#include <stdlib.h>
#include <errno.h>
#include <math.h>
int main(void)
{
    const char *t[] =
        { "", ".", "e5", ".e5", "1e", "1e+", "1e5", "0x", "0x.", "0x.8", "0x1p", "0x1p-1", "0x1.8p1x", "inf",
    "INFINITY", "infi", "-inf", "nan", "nan(", "nan()", "nan(abc)x", "nan(0x123)", "NAN(a-b)", "1e308", "1e309",
    "-1e309", "4.9e-324", "2.4e-324", "2.5e-324", "1e-400", "2.2250738585072014e-308", "2.2250738585072011e-308",
    "1.7976931348623157e308", "1.7976931348623159e308", "0.1", "123456789012345678901234567890", "1e-5", "  +3.25abc", "--1",
    "+-1", "0x1.fffffffffffff8p0", "0x1.fffffffffffff7p0", "9007199254740993", "1.00000005960464477539062500001",
    "1.000000059604644775390625", "3.4028235677973366e38", "1e-46", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1p1024",
    "0.000000000000000000000000000000000000000000000000001e51", "1e0000000000000000000005", "1e99999999999999999999", "0e99999999999999999999",
    "1e-99999999999999999999", "1d5", "1f", "0x1p5000", "0.0e-999999" };
    for (unsigned i = 0; i < sizeof t / sizeof *t; i++) {
        char *e;
        errno = 0;
        double d = strtod(t[i], &e);
        int e1 = errno;
        errno = 0;
        char *e2;
        float f = strtof(t[i], &e2);
        printf("%-30s %a %.17g %ld %d | %a %ld %d | %g\n", t[i], d, d, (long) (e - t[i]), e1, f,
               (long) (e2 - t[i]), errno, atof(t[i]));
    }
    return 0;
}
