#include <stdio.h>
#define MAX(a,b) ((a)>(b)?(a):(b)
int main(void) {
    const int k = 3;
    k = 4;
    int a[3];
    a = 5;
    5 = k;
    switch (k) { case 1: case 1: break; }
    break;
    goto nowhere;
    int k;
    printf("%d\n", MAX(1,2));
}
