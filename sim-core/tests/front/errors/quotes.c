#include <stdio.h>
int main(void) {
    printf(“Hello %d\n”, 3);
    char c = ‘a’;
    printf("hi);
    printf("x");
    int y = 3；
    char d = 'ab;
    return 0;
}
