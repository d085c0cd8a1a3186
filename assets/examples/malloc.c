#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    // Small blocks come from the heap, which brk makes longer.
    char *small = malloc(100);
    strcpy(small, "small");

    // A large one is a mapping of its own, and free gives it back at once.
    char *large = malloc(1 << 20);
    strcpy(large, "large");

    printf("%s and %s\n", small, large);
    free(large);
    free(small);
    return 0;
}
