#include <stdio.h>
int main(void) {
    int x = 5;
    int *p = x;
    *x = 3;
    p[0][1] = 3;
    x[0] = 2;
    x();
    p->y = 1;
    return 0;
}
}
