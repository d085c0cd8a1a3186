#include <stdio.h>

int main(void) {
    char *s = "constant";
    fprintf(stderr, "before\n");
    s[0] = 'C';
    fprintf(stderr, "after\n");
    return 0;
}
