#include <stdio.h>

int main(void) {
    int a = 1, b = 2, c = 3;
    printf("%d %d %d\n", a + b * c, (a + b) * c, a << b + c);
    printf("%d %d\n", a & b == 2, (a & b) == 2);
    printf("%d\n", a ? b : c ? 10 : 20);
    printf("%d\n", !a == b);
    int x[3] = {10, 20, 30}, *p = x;
    printf("%d ", *p++);
    printf("%d ", (*p)++);
    printf("%d ", ++*p);
    printf("%d\n", *++p);
    int i = 5;
    i += i++ * 0 + 2;
    printf("%d\n", i);
    printf("%d\n", (a, b, c));
    printf("%d %d\n", 1 < 2 < 3, 3 > 2 > 1);
    printf("%d\n", -1 < 0u);
    return 0;
}
