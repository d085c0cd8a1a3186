#include <stdio.h>
int sum(int a[], n) {
    int s = 0;
    for (int i = 0; i < n; i++) s += a[i];
    return s;
}
int main(void) {
    int v[] = {1,2,3};
    printf("%d\n", sum(v, 3));
}
