/* ffs(3), and the bit counts that gcc's builtins are made of. */
int __popcountdi2(unsigned long n)
{
    n -= n >> 1 & 0x5555555555555555;
    n = (n & 0x3333333333333333) + (n >> 2 & 0x3333333333333333);
    n = n + (n >> 4) & 0x0f0f0f0f0f0f0f0f;
    return n * 0x0101010101010101 >> 56;
}

int __ctzdi2(unsigned long n)
{
    return __popcountdi2((n & -n) - 1);
}

int __clzdi2(unsigned long n)
{
    int i;
    for (i = 1; i < 64; i <<= 1)
        n |= n >> i;
    return 64 - __popcountdi2(n);
}

int ffsl(long n)
{
    return n ? __ctzdi2(n) + 1 : 0;
}

int ffsll(long long n)
{
    return ffsl(n);
}

int ffs(int n)
{
    return ffsl(n);
}
