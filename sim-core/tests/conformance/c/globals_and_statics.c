#include <stdio.h>

int zero;
int table[5] = {1, 2, [4] = 9};
static const char *names[] = {"one", "two", "three"};
char text[] = "array";
struct point {
    int x, y;
} origin = {.y = 2, .x = 1};
int *inside = &table[4];

static int counter(void) {
    static int n = 10;
    return n++;
}

int main(void) {
    printf("%d %d %d %d\n", zero, table[2], table[4], *inside);
    printf("%s %zu %zu\n", names[2], sizeof names / sizeof names[0], sizeof text);
    printf("%d %d\n", origin.x, origin.y);
    counter();
    counter();
    printf("%d\n", counter());
    {
        int zero = 7;
        printf("%d\n", zero);
    }
    printf("%d\n", zero);
    return 0;
}
