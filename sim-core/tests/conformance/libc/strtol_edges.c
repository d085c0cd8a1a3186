/* strtol(3) and strtoul(3) with odd texts in odd bases. */
#include <stdio.h>
#include <stdlib.h>
#include <errno.h>
#include <limits.h>
#include <inttypes.h>
int main(void)
{
    const char *t[] =
        { "", "  ", "+", "-", "+-1", "0", "-0", "0x", "0x1", "0xg", "08", "010", "  12abc",
    "99999999999999999999", "-99999999999999999999", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "-1",
    "-18446744073709551615", "zz", "Zz9", "0b101", "\t\n\v\f\r 7", "1_000", "\xa0" "5", "0X1F", "0x-1", "- 1", "2147483648",
    "0x 1" };
    int bases[] = { 0, 10, 16, 2, 8, 36, 1, 37, -1, 3 };
    for (unsigned i = 0; i < sizeof t / sizeof *t; i++)
        for (unsigned b = 0; b < 10; b++) {
            char *e = (char *) 1;
            errno = 0;
            long l = strtol(t[i], &e, bases[b]);
            int e1 = errno;
            errno = 0;
            char *e2 = 0;
            unsigned long u = strtoul(t[i], &e2, bases[b]);
            printf("%u/%d %ld %ld %d %lu %d %d\n", i, bases[b], l, e == (char *) 1 ? -1 : (long) (e - t[i]),
                   e1, u, e == e2, errno);
        }
    errno = 0;
    printf("%d %ld %lld %d\n", atoi("2147483648"), atol("99999999999999999999"), atoll("-5x"), errno);
    printf("%jd %ju\n", strtoimax("-99", 0, 0), strtoumax("0xff", 0, 0));
    return 0;
}
