/* malloc and free: a queue of strings of many lengths. */
#include <stdlib.h>
#include <string.h>

int main(void) {
    char *held[256] = {0};
    for (unsigned n = 0;; n++) {
        unsigned slot = n * 2654435761u % 256;
        free(held[slot]);
        held[slot] = malloc(16 + n * 7919u % 2000);
        strcpy(held[slot], "held for a while");
    }
}
