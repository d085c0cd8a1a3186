/* What gcc calls for operations on bits that the processor may not have: libgcc2.c. */

int __popcountdi2(unsigned long x)
{
    int n = 0;
    for (; x; x &= x - 1)
        n++;
    return n;
}

int __paritydi2(unsigned long x)
{
    return __popcountdi2(x) & 1;
}

int __ctzdi2(unsigned long x)
{
    return __popcountdi2((x & -x) - 1);
}

int __clzdi2(unsigned long x)
{
    int n = 0;
    for (int step = 32; step; step /= 2)
        if (!(x >> (64 - step))) {
            n += step;
            x <<= step;
        }
    return n;
}

int __ffsdi2(unsigned long x)
{
    return x ? __ctzdi2(x) + 1 : 0;
}

/* Copies of the sign behind the sign. */
int __clrsbdi2(unsigned long x)
{
    x = (long)x < 0 ? ~x : x;
    return x ? __clzdi2(x) - 1 : 63;
}

int __clrsbsi2(unsigned long x)
{
    return __clrsbdi2((int)x) - 32;
}

double __powidf2(double x, int n)
{
    unsigned left = n < 0 ? -n : n;
    double y = left & 1 ? x : 1;
    while (left >>= 1) {
        x *= x;
        if (left & 1)
            y *= x;
    }
    return n < 0 ? 1 / y : y;
}

int __bswaphi2(unsigned long x)
{
    return (x >> 8 & 0xff) | (x & 0xff) << 8;
}

unsigned __bswapsi2(unsigned long x)
{
    return (x >> 24 & 0xff) | (x >> 8 & 0xff00) | (x & 0xff00) << 8 | (x & 0xff) << 24;
}

unsigned long __bswapdi2(unsigned long x)
{
    return (unsigned long)__bswapsi2(x) << 32 | __bswapsi2(x >> 32);
}

/* __builtin_add_overflow and its kin: a sum (0), a difference (1) or a product (2) of two numbers, each with or
   without a sign. Its low bytes go to `to`, if that is anywhere; 1 if the rest is needed too. */
int __ringside_overflow(int op, unsigned long a, int a_signed, unsigned long b, int b_signed, int size, int is_signed,
                        void *to)
{
    int minus_a = a_signed && (long)a < 0, minus_b = b_signed && (long)b < 0, minus, over;
    unsigned long x = minus_a ? -a : a, y = minus_b ? -b : b, n, half = 1UL << (size * 8 - 1);
    if (op == 1)
        minus_b = !minus_b;
    if (op == 2) {
        minus = minus_a != minus_b;
        n = x * y;
        over = x && n / x != y;
    } else if (minus_a == minus_b) {
        minus = minus_a;
        n = x + y;
        over = n < x;
    } else {
        minus = x >= y ? minus_a : minus_b;
        n = x >= y ? x - y : y - x;
        over = 0;
    }
    if (is_signed)
        over |= minus ? n > half : n >= half;
    else
        over |= (minus && n) || (n >> 1) >= half;
    if (minus)
        n = -n;
    switch (to ? size : 0) {
    case 1:
        *(unsigned char *)to = n;
        break;
    case 2:
        *(unsigned short *)to = n;
        break;
    case 4:
        *(unsigned *)to = n;
        break;
    case 8:
        *(unsigned long *)to = n;
    }
    return over;
}
