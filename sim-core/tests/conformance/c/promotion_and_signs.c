#include <stdio.h>

int main(void) {
    unsigned char a = 200, b = 100;
    signed char c = -1;
    unsigned int u = 1;
    int i = -1;
    short s = 32767;
    s++;
    printf("%d %d\n", a + b, (unsigned char)(a + b));
    printf("%d %d\n", c < u, i < 1u);
    printf("%d %u\n", s, (unsigned)s);
    printf("%d\n", (int)sizeof('a'));
    printf("%d %d\n", -7 / 2, -7 % 2);
    printf("%d %d\n", -8 >> 1, (int)(0xfffffff8u >> 1));
    printf("%ld\n", (long)i + u);
    printf("%d\n", ~0u == 0xffffffff);
    char ch = 255;
    printf("%d %d\n", ch, ch == 255);
    printf("%d\n", (int)3.99 + (int)-3.99);
    unsigned long ul = -1;
    printf("%lu\n", ul);
    long long big = 1LL << 62;
    printf("%lld %d\n", big, (int)big);
    return 0;
}
