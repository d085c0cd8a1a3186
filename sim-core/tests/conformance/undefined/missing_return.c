/* A function that should return a value and does not: what its last call returned. */
#include <stdio.h>

static int prints(void) {
    printf("ten bytes\n");
}

static void nothing(void) {
    printf("four\n");
}

static int through_void(void) {
    nothing();
}

static int square(int n) {
    return n * n;
}

static int forgets(int n) {
    int result = square(n);
}

int main(void) {
    int a = prints(), b = through_void(), c = forgets(9);
    printf("%d %d %d\n", a, b, c);
    return 0;
}
