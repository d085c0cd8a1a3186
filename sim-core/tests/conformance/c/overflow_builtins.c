/* Sums and products that tell whether they fit. */
#include <limits.h>
#include <stdint.h>
#include <stdio.h>

int main(void)
{
    int i;
    unsigned u;
    long l;
    unsigned char c;
    int64_t wide;
    printf("%d", __builtin_add_overflow(INT_MAX, 1, &i));
    printf(" %d\n", i);
    printf("%d", __builtin_sub_overflow(3u, 5u, &u));
    printf(" %u\n", u);
    printf("%d", __builtin_mul_overflow(LONG_MAX, 2L, &l));
    printf(" %ld\n", l);
    printf("%d", __builtin_add_overflow(200, 100, &c));
    printf(" %d\n", c);
    printf("%d", __builtin_mul_overflow(-1, LONG_MIN, &wide));
    printf(" %ld\n", (long)wide);
    printf("%d", __builtin_sub_overflow(0u, 1, &wide));
    printf(" %ld\n", (long)wide);
    printf("%d", __builtin_smul_overflow(46341, 46341, &i));
    printf(" %d\n", i);
    printf("%d", __builtin_uaddl_overflow(ULONG_MAX, 1, (unsigned long *)&l));
    printf(" %ld\n", l);
    printf("%d %d\n", __builtin_add_overflow_p(100, 27, (signed char)0), __builtin_add_overflow_p(100, 28, (signed char)0));
    return 0;
}
