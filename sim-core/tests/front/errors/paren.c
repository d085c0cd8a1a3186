#include <stdio.h>
int main(void) {
    printf("hi"
    ;
    int y = (3 + 4;
    if (y > 3 {
        y = 1;
    }
    return 0;
}
