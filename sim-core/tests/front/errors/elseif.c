#include <stdio.h>
int main(void) {
    int x = 3;
    if (x > 2) {
        puts("a");
    } elseif (x == 1) {
        puts("b");
    } else {
        puts("c");
    }
    return 0;
}
