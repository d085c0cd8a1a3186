/* rand(3), rand_r(3), random(3) with states of each size, drand48(3) and its kin. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    for (int i = 0; i < 5; i++)
        printf("%d ", rand());
    srand(1);
    printf("%d ", rand());
    srand(0);
    printf("%d ", rand());
    srand(42);
    for (int i = 0; i < 400; i++)
        rand();
    printf("%d\n", rand());
    unsigned s = 5;
    for (int i = 0; i < 5; i++)
        printf("%d ", rand_r(&s));
    printf("%u\n", s);
    srandom(7);
    for (int i = 0; i < 3; i++)
        printf("%ld ", random());
    char st[128];
    char *old = initstate(3, st, 128);
    printf("%ld %ld ", random(), random());
    setstate(old);
    printf("%ld\n", random());
    char st8[8];
    old = initstate(3, st8, 8);
    printf("%ld %ld ", random(), random());
    setstate(old);
    char st32[32];
    old = initstate(3, st32, 32);
    printf("%ld %ld ", random(), random());
    setstate(old);
    char st256[256];
    old = initstate(9, st256, 256);
    printf("%ld %ld\n", random(), random());
    for (int i = 0; i < 3; i++)
        printf("%f %ld %ld ", drand48(), lrand48(), mrand48());
    srand48(5);
    printf("%f %ld\n", drand48(), lrand48());
    unsigned short x[3] = { 1, 2, 3 };
    printf("%f %ld %ld %d %d %d\n", erand48(x), nrand48(x), jrand48(x), x[0], x[1], x[2]);
    unsigned short *o = seed48(x);
    printf("%d %d %d %ld\n", o[0], o[1], o[2], lrand48());
    unsigned short lc[7] = { 1, 2, 3, 4, 5, 6, 7 };
    lcong48(lc);
    printf("%ld\n", mrand48());
    printf("%d\n", RAND_MAX);
    srand(-1);
    printf("%d\n", rand() % 100);
    return 0;
}
