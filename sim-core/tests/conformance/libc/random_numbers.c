/* rand is glibc's, number for number. */
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    static char state[64];
    unsigned seed = 7, sum = 0;
    for (int i = 0; i < 5; i++)
        printf("%d ", rand());
    srand(42);
    for (int i = 0; i < 1000; i++)
        sum = sum * 31 + rand();
    srand(0);
    printf("\n%u %d\n", sum, rand());
    for (int i = 0; i < 5; i++)
        printf("%d ", rand_r(&seed));
    srand48(5);
    printf("\n%f %ld %ld\n", drand48(), lrand48(), mrand48());
    initstate(9, state, sizeof state);
    printf("%ld %ld\n", random(), random());
    setstate(state);
    printf("%ld %d\n", random(), RAND_MAX);
    return 0;
}
