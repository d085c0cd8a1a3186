/* qsort(3) is a merge sort in glibc 2.36: the order of comparisons, equal elements, and the heap. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct s {
    int k, i;
    char pad[40];
};
struct m {
    int k, i;
};
static int n;
static int vs(const void *a, const void *b)
{
    const struct s *x = a, *y = b;
    n++;
    if (n < 400)
        printf("%d:%d ", x->i, y->i);
    return x->k - y->k;
}

static int vm(const void *a, const void *b)
{
    const struct m *x = a, *y = b;
    n++;
    if (n < 400)
        printf("%d:%d ", x->i, y->i);
    return x->k - y->k;
}

static int vi(const void *a, const void *b)
{
    n++;
    return *(int *) a - *(int *) b;
}

static int vc(const void *a, const void *b)
{
    printf("%s,%s ", *(char **) a, *(char **) b);
    return strcmp(*(char **) a, *(char **) b);
}

static int vr(const void *a, const void *b, void *c)
{
    return (*(int *) a - *(int *) b) ** (int *) c;
}

int qsort_rr;
int main(void)
{
    for (int N = 0; N < 14; N += 3) {
        struct s x[14];
        struct m y[14];
        for (int i = 0; i < N; i++) {
            x[i].k = y[i].k = (i * 7) % 4;
            x[i].i = y[i].i = i;
        }
        n = 0;
        qsort(x, N, sizeof *x, vs);
        puts("");
        for (int i = 0; i < N; i++)
            printf("%d/%d ", x[i].k, x[i].i);
        printf("n=%d\n", n);
        n = 0;
        qsort(y, N, sizeof *y, vm);
        puts("");
        for (int i = 0; i < N; i++)
            printf("%d/%d ", y[i].k, y[i].i);
        printf("n=%d\n", n);
    }
    static int big[1000];
    for (int i = 0; i < 1000; i++)
        big[i] = (i * 7919) % 1000;
    n = 0;
    char *p = malloc(24);
    qsort(big, 1000, 4, vi);
    char *q = malloc(5000);
    printf("%d %ld ok=%d\n", n, (long) (q - p), big[0] == 0 && big[999] == 999);
    char *w[] = { "pear", "fig", "apple", "kiwi", "date" };
    qsort(w, 5, sizeof *w, vc);
    puts("");
    for (int i = 0; i < 5; i++)
        puts(w[i]);
    char key[] = "kiwi", *kp = key;
    char **f = bsearch(&kp, w, 5, sizeof *w, vc);
    printf("%ld\n", f ? f - w : -1);
    strcpy(key, "zoo");
    f = bsearch(&kp, w, 5, sizeof *w, vc);
    printf("%d\n", f == 0);
    int k = 1;
    n = 0;
    for (k = -1; k <= 10; k += 3) {
        int a[] = { 0, 2, 4, 6, 8, 10 };
        n = 0;
        int *r = bsearch(&k, a, 6, 4, vi);
        printf("%d %ld %d\n", k, r ? (long) (r - a) : -1, n);
    }
    short sh[] = { 5, 3, 9, 1 };
    int m1 = -1;
    int ar[] = { 3, 1, 2 };
    qsort_r(ar, 3, 4, vr, &m1);
    printf("%d%d%d\n", ar[0], ar[1], ar[2]);
    n = 0;
    bsearch(&k, 0, 0, 4, vi);
    printf("%d\n", n);
    return 0;
}
