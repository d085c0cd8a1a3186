/* void main: the exit status is whatever was in the register. */
#include <stdio.h>

void main(void) {
    printf("What does the shell see of this?\n");
}
