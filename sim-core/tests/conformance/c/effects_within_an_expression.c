/* Several effects on one variable in an expression: what gcc makes of them. */
#include <stdio.h>
#include <string.h>
int g(int x)
{
    return x * 3;
}

int f(int *p)
{
    int r = *p;
    *p += 1;
    return r;
}

int main()
{
    int i = 1;
    int a[5] = { 0 };
    i = i++;
    printf("%d\n", i);
    a[i] = i++;
    printf("%d %d\n", a[1], a[2]);
    i = 1;
    printf("%d %d %d\n", i, i++, ++i);
    i = 1;
    int k = i++ + i++;
    printf("%d %d\n", k, i);
    i = 2;
    k = i++ * i--;
    printf("%d %d\n", k, i);
    i = 5;
    i = i-- - --i;
    printf("%d\n", i);
    i = 3;
    k = (i++) + (++i) + (i--);
    printf("%d %d\n", k, i);
    int x = 1;
    x += x++ * 2;
    printf("%d\n", x);
    x = 1;
    x = x++ + x;
    printf("%d\n", x);
    i = 1;
    k = f(&i) + f(&i) * f(&i);
    printf("%d\n", k);
    i = 0;
    a[i++] = a[i] = 7;
    printf("%d %d\n", a[0], a[1]);
    i = 10;
    i ^= i ^= 5;
    printf("%d\n", i);
    int p = 3, q = 4;
    p ^= q ^= p ^= q;
    printf("%d %d\n", p, q);
    i = 1;
    i = (i++, i++, i);
    printf("%d\n", i);
    int *pt = a;
    *pt++ = *pt + 1;
    printf("%d %d\n", a[0], a[1]);
    i = 2;
    printf("%d\n", i << 1 + 1);
    printf("%d\n", 1 < 2 < 3);
    printf("%d\n", 3 > 2 > 1);
    printf("%d\n", -5 % 3);
    printf("%u\n", -5u % 3);
    i = 1;
    printf("%d\n", ~-i);
    printf("%d\n", - -i);
    printf("%d\n", sizeof i++);
    printf("%d\n", i);
    i = 1;
    switch (i++) {
    case 1:
        printf("%d\n", i);
    }
    char c = 'a';
    c += 1;
    printf("%c\n", c);
    printf("%d\n", c >> 8);
    printf("%d %d\n", 1 << 31, 1 << 32 - 1);
    int sh = 33;
    printf("%d\n", 1 << sh);
    printf("%d\n", -1 >> 31);
    unsigned ush = 40;
    printf("%u\n", 1u << ush);
}
