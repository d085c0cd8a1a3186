/* Quotients and comparisons that gcc works out, or works out differently, without optimisation; who divides by zero is killed. */
#include <stdio.h>
#include <stdlib.h>
#include <limits.h>
#include <sys/wait.h>
#include <unistd.h>
#define T(e) do{ fflush(stdout); if(!fork()){ int r=(e); printf("%s = %d\n",#e,r); exit(0);} int st; wait(&st); if(st) printf("%s st %x\n",#e,st); }while(0)
#define L(e) do{ fflush(stdout); if(!fork()){ long r=(e); printf("%s = %ld\n",#e,r); exit(0);} int st; wait(&st); if(st) printf("%s st %x\n",#e,st); }while(0)
int zero(void)
{
    return 0;
}

int main()
{
    int z = 0, m = -1, y = INT_MIN, x = INT_MAX, n = 1;
    unsigned uz = 0, ux = UINT_MAX;
    long l = LONG_MIN, lz = 0;
    volatile int v = 0;
    short s = -32768;
    int a[2] = { 0, 0 };
    int *p = &z;
    T(1 / z);
    T(2 / z);
    T(0 / z);
    T(0 % z);
    T(1 % z);
    T(z / z);
    T(z % z);
    T(x / z);
    T(y / -1);
    T(y % -1);
    T(y / m);
    T(y % m);
    T(x / 1);
    T(1u / uz);
    T(1 / uz);
    T(0 / zero());
    T(1 / zero());
    L(1 / lz);
    L(1L / lz);
    L(l / -1);
    T(1 / v);
    T(v / v);
    T(a[0] / a[0]);
    T(*p / *p);
    T(a[0] % a[1]);
    T(x * 10 / 5);
    T(y * 2 / 4);
    T(x * 2 % 2);
    T(x * 6 / 4);
    T(x * 4 / 8);
    T((y * 2) / 2);
    T(x * 2 == -2);
    T(x * 3 == 6);
    T(x * 3 == 7);
    T(y - n < 0);
    T(y - n > 0);
    T(n - y < 0);
    T(x - y < 0);
    T(x - y > 0);
    T(abs(y) < 0);
    T(abs(y) >= 0);
    T(x - y < x);
    T(-y > 0);
    T(-y > y);
    T(-y != y);
    T(-x == 1);
    T(-y < -x);
    T(x + 1 < y + 1);
    T(x + 2 > n + 2);
    T(x + 5 > n + 2);
    T(x - 1 < y - 1);
    T(n - x < n - y);
    T(y / 2 * 2 == y);
    T(x / 2 * 2 == x - 1);
    T(s - 1 < s);
    T(ux + 1 < ux);
    T(ux * 2 / 2 == ux);
    T(x - x);
    T(x ^ x);
    T(x & 0);
    T(x * 0);
    T((x + x) / 2);
    T(x + x == 2 * x);
    T(x + x > x);
    T((x + n) / 2);
    T(x + 1 - 1);
    T(x * 2 > x);
    T(x * 2 < x);
    T(x * 2 >= 0);
    T(x * -1 < 0);
    T(x * -2 < 0);
    T(y * -2 <= 0);
    T(x + 1 && 1);
    T(!(x + 1));
    T(x + 1 == 0);
    T(x + 1 != 0);
    T(x - (-1) > 0);
    T(x + 1L > 0);
    T((long) x + 1 > 0);
    T(x + 1u > 0);
    T(x + n > 0);
    T(x + n < 0);
    T(n + x + 1 > n);
    T(x << 1 < 0);
    T(x << 1 > x);
    T(y >> 31 == -1);
    T(-(x - n) < 0);
    T(-(y) == y);
    T(~y > 0);
    T(x + 1 > x && n);
    T(0 - y < 0);
    T(0 - y > 0);
    T(y == -y);
    T(n - (x + 1) > 0);
    T((x + 1) * 2 > 0);
    T(x + 1 >= INT_MIN);
    T(x > INT_MAX);
    T(y < INT_MIN);
    T(x - 10 > INT_MAX - 5);
    T(y + 10 <= INT_MIN + 5);
    T(y - 5 < INT_MAX);
    T(y - 5 > INT_MAX - 2);
}
