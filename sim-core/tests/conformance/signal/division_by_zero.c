#include <stdio.h>

int main(int argc, char **argv) {
    int zero = argc - 1;
    fprintf(stderr, "about to divide\n");
    printf("%d\n", 10 / zero);
    return 0;
}
