#include <stdio.h>
int main(void) {
    printf("a\n")
    printf("b\n")
    printf("c\n")
    return 0
}
