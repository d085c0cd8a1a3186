#include <stdio.h>

int Main(void) {
    char c = "a", d;
    scanf("%s", d);
    return c == d;
}
