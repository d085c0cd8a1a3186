/* Loops over an array. */
#include <stdio.h>

char crossed[300001];

int main(void) {
    int primes = 0;
    int i, j;
    for (i = 2; i <= 300000; i++) {
        if (crossed[i]) continue;
        primes++;
        for (j = i; j <= 300000; j += i) crossed[j] = 1;
    }
    printf("%d\n", primes);
    return 0;
}
