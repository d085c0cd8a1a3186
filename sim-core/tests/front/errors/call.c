#include <stdio.h>
int main(void) {
    int x = 5
    int y = 6;
    printf("%d" x);
    printf("%d", x));
    x = ;
    x = 3 +;
    int a[3] = {1, 2, 3;
    case 3;
    return;
}
