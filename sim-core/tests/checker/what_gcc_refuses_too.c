#include <stdio.h>
#include <unistd.h>
int h(void) { return 1; }
int *outside(int) = 0;
struct fixed { const int x; };
int main(void) {
    int n = {};
    int *g(int) = h;
    register int r = 1;
    int *pr = &r;
    void *p = &n;
    int x = *p;
    struct fixed a = {1}, b = {2};
    a = b;
    printf("50%\n");
    Printf("x");
    int k = sizeof int;
    if (x > 2) then puts("a"); else puts("b");
    return 0;
}
