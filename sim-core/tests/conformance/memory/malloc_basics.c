#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    char *a = malloc(24), *b = malloc(24), *c = malloc(100);
    printf("distances %ld %ld\n", (long)(b - a), (long)(c - b));
    printf("sizes %#lx %#lx\n", ((unsigned long *)a)[-1], ((unsigned long *)c)[-1]);
    free(b);
    char *d = malloc(20);
    printf("same again %d\n", d == b);
    int *z = calloc(10, sizeof *z);
    int sum = 0;
    for (int i = 0; i < 10; i++)
        sum += z[i];
    printf("calloc %d\n", sum);
    strcpy(a, "grow me");
    a = realloc(a, 1000);
    printf("%s\n", a);
    free(NULL);
    char *big = malloc(200000);
    printf("aligned %d, mapped %lu\n", (int)((unsigned long)big % 16), ((unsigned long *)big)[-1] & 2);
    free(big);
    return 0;
}
