#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct r { int k, n; char pad[20]; }; static int calls;
static int cmp(const void *a, const void *b) { calls++; return ((struct r *)a)->k - ((struct r *)b)->k; }
static int ci(const void *a, const void *b) { int x = *(int *)a, y = *(int *)b; printf("%d:%d ", x, y); return x < y ? -1 : x > y; }
static int cs(const void *a, const void *b) { return strcmp(*(char **)a, *(char **)b); }
static int cr(const void *a, const void *b, void *arg) { return *(int *)arg * (*(char *)a - *(char *)b); }
int main(void) { struct r v[40]; for (int i = 0; i < 40; i++) v[i] = (struct r){i * 7 % 5, i}; qsort(v, 40, sizeof *v, cmp); for (int i = 0; i < 40; i++) printf("%d.%d ", v[i].k, v[i].n); printf("\n%d\n", calls); int a[] = {5, 2, 9, 1, 5, 6}; qsort(a, 6, sizeof *a, ci); puts(""); for (int i = 0; i < 6; i++) printf("%d ", a[i]); puts(""); int key = 6, *f = bsearch(&key, a, 6, sizeof *a, ci); printf("\n%td\n", f - a); key = 3; printf("%d\n", bsearch(&key, a, 6, sizeof *a, ci) == NULL); char *w[] = {"pear", "apple", "fig"}; qsort(w, 3, sizeof *w, cs); printf("%s %s %s\n", w[0], w[1], w[2]); char s[] = "sorting"; int dir = -1; qsort_r(s, 7, 1, cr, &dir); puts(s); qsort(a, 0, 4, ci); qsort(a, 1, 4, ci); puts("done"); return 0; }
