#include <stdio.h>

int main(void) {
    int *p = NULL;
    printf("still in the buffer when the signal comes\n");
    *p = 42;
    printf("never\n");
    return 0;
}
