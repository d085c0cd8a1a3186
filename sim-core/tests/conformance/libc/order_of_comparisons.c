/* glibc 2.36's qsort is a merge sort, and by pointer when elements are large: which
   elements are compared, and when, can be seen. */
#include <stdio.h>
#include <stdlib.h>

static unsigned long long seed = 88172645463325252ULL;

static unsigned long long rnd(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

struct large {
    int key;
    char pad[60];
    int id;
};

static int by_value(const void *a, const void *b) {
    printf("%d:%d ", *(int *)a, *(int *)b);
    return *(int *)a - *(int *)b;
}

static int by_key(const void *a, const void *b) {
    const struct large *x = a, *y = b;
    printf("%d:%d ", x->id, y->id);
    return x->key - y->key;
}

int main(void) {
    for (int n = 0; n < 40; n += 1 + n / 3) {
        int list[40];
        struct large *large = calloc(n + 1, sizeof *large);
        for (int i = 0; i < n; i++) {
            list[i] = rnd() % 20;
            large[i].key = rnd() % 5;
            large[i].id = i;
        }
        qsort(list, n, sizeof *list, by_value);
        printf("=");
        for (int i = 0; i < n; i++)
            printf(" %d", list[i]);
        printf("\n");
        qsort(large, n, sizeof *large, by_key);
        printf("=");
        for (int i = 0; i < n; i++)
            printf(" %d/%d", large[i].key, large[i].id);
        int key = 7, *found = bsearch(&key, list, n, sizeof *list, by_value);
        printf(" %s\n", found ? "found" : "missing");
        free(large);
    }
    return 0;
}
