#include <stdio.h>
int main(void) {
    float f = 3.5;
    int r = f % 2;
    int s = 3 << 1.5;
    f <<= 2;
    char *p = "a" + "b";
    char *q = "x" * 2;
    int t = !"abc" + -"d";
    return r;
}
