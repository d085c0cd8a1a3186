/* What stands in front of a malloc'ed pointer, and where the next one comes from. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *base;

static void show(const char *what, void *p) {
    if (p)
        printf("%s: at %ld, size word %#lx, usable %zu\n", what, (long)((char *)p - base), ((long *)p)[-1], malloc_usable_size(p));
    else
        printf("%s: null\n", what);
}

int main(void) {
    char *p[20];
    printf("first\n");
    base = malloc(24);
    show("24 bytes", base);
    for (int n = 0; n <= 200; n += 25)
        show("more", malloc(n));
    for (int i = 0; i < 10; i++)
        p[i] = malloc(100);
    for (int i = 0; i < 10; i++)
        free(p[i]);
    for (int i = 0; i < 10; i++)
        show("again", p[i] = malloc(100));
    for (int i = 0; i < 6; i++)
        p[i] = malloc(2000);
    free(p[1]);
    free(p[2]);
    free(p[4]);
    show("first fit", malloc(1500));
    show("split", malloc(1000));
    show("exact", malloc(2000));
    p[0] = realloc(p[0], 100);
    show("shrunk", p[0]);
    p[5] = realloc(p[5], 5000);
    show("grown at the top", p[5]);
    char *z = calloc(10, 50);
    int sum = 0;
    for (int i = 0; i < 500; i++)
        sum |= z[i];
    printf("calloc is clear: %d\n", sum == 0);
    char *big = malloc(200000);
    printf("mapped: size word %#lx\n", ((long *)big)[-1]);
    free(big);
    show("from the heap now", malloc(200000));
    void *a;
    printf("%d\n", posix_memalign(&a, 256, 100));
    printf("aligned: %ld\n", (long)a % 256);
    printf("%d %d\n", posix_memalign(&a, 3, 100), malloc(-1) == NULL);
    return 0;
}
