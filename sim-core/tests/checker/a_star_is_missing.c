#include <stdio.h>

struct point { int x; };
static int x_of(struct point *p) { return p->x; }

int main(void) {
    FILE f = fopen("file", "r");
    struct point p = {1};
    return x_of(p) + fclose(f);
}
