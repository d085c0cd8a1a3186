/* "The stack is 8 KB" is a myth: four megabytes are fine. */
#include <stdio.h>
#include <string.h>

static long fill(void) {
    char big[4 * 1024 * 1024];
    long sum = 0;
    memset(big, 1, sizeof big);
    for (int i = 0; i < sizeof big; i += 4096)
        sum += big[i];
    return sum;
}

int main(void) {
    printf("%ld pages\n", fill());
    return 0;
}
