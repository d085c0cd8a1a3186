#include <stdio.h>
#include <stdlib.h>

int main(void) {
    printf("lost in the buffer");
    abort();
}
