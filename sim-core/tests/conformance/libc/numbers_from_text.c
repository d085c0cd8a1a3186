/* strtol, strtod and their kin: what they take, where they stop, what they say of it. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    static const char *const whole[] = {
        "0", "-0", "123", "  42abc", "0x1f", "0X", "0xg", "077", "08", "-2147483649", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615",
        "18446744073709551616", "-18446744073709551615", "zz", "+5", "--5", "", "  ", "\t\n 7", "1e5", "0b11",
    };
    static const int bases[] = {0, 10, 16, 8, 36, 2, 1, 37, -1};
    static const char *const real[] = {
        "0", "-1.5", "1e10", "1e400", "-1e400", "1e-400", "4.9e-324", "2e-324", "2.2250738585072011e-308",
        "1.7976931348623157e308", "1.7976931348623159e308", "inf", "-Infinity", "infx", "nan", "NAN(123)", "nan(",
        "0x1p3", "0x1.8p-1", "0x.8", "0x", "0xp3", "0x1p", "0x1.fffffffffffff8p0", "0x1p-1074", "0x1p-1075",
        "0x1.8p-1075", "0x1p1024", "1.", "..5", ".5", ".", "e5", "1e", "1e+", "+.5e1x", "123456789012345678901234567890",
        "0.1", "9007199254740993", "1,5", "0e99999999999999", "1e99999999999999999999",
    };
    for (unsigned i = 0; i < sizeof whole / sizeof *whole; i++)
        for (unsigned b = 0; b < sizeof bases / sizeof *bases; b++) {
            char *end = NULL;
            errno = 0;
            long n = strtol(whole[i], &end, bases[b]);
            printf("'%s' %d: %ld %d %ld", whole[i], bases[b], n, errno, end ? (long)(end - whole[i]) : -1);
            errno = 0;
            printf(" %lu %d\n", strtoul(whole[i], NULL, bases[b]), errno);
        }
    for (unsigned i = 0; i < sizeof real / sizeof *real; i++) {
        char *end;
        errno = 0;
        double d = strtod(real[i], &end);
        printf("'%s': %a %d %ld", real[i], d, errno, (long)(end - real[i]));
        errno = 0;
        float f = strtof(real[i], &end);
        printf(" %a %d\n", f, errno);
    }
    printf("%d %ld %g\n", atoi("  -12x"), atol("99999999999"), atof("1e3x"));
    return 0;
}
