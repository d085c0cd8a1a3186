/* ffs(3). */
int __ctzdi2(unsigned long n);

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
