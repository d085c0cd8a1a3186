#include <stdio.h>
int main(void) {
    try {
        printf("x\n");
    } catch (int e) {
        return 1;
    }
    return 0;
}
