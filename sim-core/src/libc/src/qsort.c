/* qsort(3): a merge sort, as in glibc 2.36 (stdlib/msort.c), so that the
   comparisons are made in the same order. Large elements are sorted by pointer. */
#include <bits/lib.h>

typedef int compare(const void *, const void *, void *);

void *malloc(size_t n);
void free(void *p);

struct job {
    size_t size;      /* of what is moved */
    int indirect;     /* what is moved are pointers */
    compare *f;
    void *arg;
    char *tmp;
};

static void sort(struct job *j, char *b, size_t n)
{
    size_t n1 = n / 2, n2 = n - n1, size = j->size;
    char *b1 = b, *b2 = b + n1 * size, *tmp = j->tmp;
    if (n <= 1)
        return;
    sort(j, b1, n1);
    sort(j, b2, n2);
    while (n1 > 0 && n2 > 0) {
        int order = j->indirect ? j->f(*(void **)b1, *(void **)b2, j->arg) : j->f(b1, b2, j->arg);
        if (order <= 0) {
            __rt_memcpy(tmp, b1, size);
            b1 += size;
            n1--;
        } else {
            __rt_memcpy(tmp, b2, size);
            b2 += size;
            n2--;
        }
        tmp += size;
    }
    if (n1 > 0)
        __rt_memcpy(tmp, b1, n1 * size);
    __rt_memcpy(b, j->tmp, (n - n2) * size);
}

/* What the pointers say: each cycle of the permutation is moved through. */
static void permute(char *base, size_t n, size_t size, char **p, char *spare)
{
    size_t i;
    for (i = 0; i < n; i++) {
        size_t k = i;
        char *to = base + i * size;
        if (p[i] == to)
            continue;
        __rt_memcpy(spare, to, size);
        do {
            size_t from = (p[k] - base) / size;
            p[k] = to;
            __rt_memcpy(to, base + from * size, size);
            k = from;
            to = base + k * size;
        } while (p[k] != base + i * size);
        p[k] = to;
        __rt_memcpy(to, spare, size);
    }
}

void qsort_r(void *base, size_t n, size_t size, compare *f, void *arg)
{
    struct job j = {size, size > 32, f, arg, NULL};
    size_t bytes = j.indirect ? 2 * n * sizeof(void *) + size : n * size, i;
    char *heap = NULL, *tmp, **p;
    if (bytes < 1024)
        tmp = __builtin_alloca(bytes);
    else {
        tmp = heap = malloc(bytes);
        if (tmp == NULL)
            return;
    }
    j.tmp = tmp;
    if (j.indirect) {
        p = (char **)(tmp + n * sizeof(void *));
        j.size = sizeof(void *);
        for (i = 0; i < n; i++)
            p[i] = (char *)base + i * size;
        sort(&j, (char *)p, n);
        permute(base, n, size, p, (char *)(p + n));
    } else
        sort(&j, base, n);
    free(heap);
}

void qsort(void *base, size_t n, size_t size, int (*f)(const void *, const void *))
{
    qsort_r(base, n, size, (compare *)f, NULL);
}
