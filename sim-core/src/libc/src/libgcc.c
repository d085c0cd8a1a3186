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
