#include <stdio.h>
int add(int a, int b) {
    return a + b
}
int main(void) {
    int x = 5
    printf("%d\n", y);
    int z = add(1);
    return 0;
}
