#include <stdio.h>
#include <stdlib.h>

int main(int argc, char *argv[]) {
    for (int i = 1; i < argc; i++)
        printf("argument %d: %s\n", i, argv[i]);
    const char *seat = getenv("SEAT");
    printf("SEAT is %s\n", seat ? seat : "not set");
    int a, b;
    if (scanf("%d %d", &a, &b) == 2)
        printf("%d + %d = %d\n", a, b, a + b);
    return 0;
}
