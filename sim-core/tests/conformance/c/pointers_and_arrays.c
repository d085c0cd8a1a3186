#include <stdio.h>
#include <string.h>
int m[3][4] = {{1, 2, 3, 4}, {5, 6}, {[2] = 9}}; char *w[] = {"one", "two", "three", NULL};
static int sum(int (*a)[4], int n) { int t = 0; for (int i = 0; i < n; i++) for (int j = 0; j < 4; j++) t += a[i][j]; return t; }
static int param(char a[100]) { return sizeof a; }
static int (*pick(int k))(int, int);
static int add(int a, int b) { return a + b; } static int mul(int a, int b) { return a * b; }
static int (*pick(int k))(int, int) { return k ? mul : add; }
static void swap(void *a, void *b, size_t n) { char t[n]; memcpy(t, a, n); memcpy(a, b, n); memcpy(b, t, n); }
typedef int (*op)(int, int); typedef char line[8];
int main(void) {
  int a[] = {1, 2, 3, 4, 5}, *p = a + 2, **pp = &p, (*pa)[5] = &a; const int *cp = a; int *const ep = &a[4];
  printf("%d %d %d %d %d %d\n", *p, p[-1], 2[a], *(a + 4), (*pa)[1], **pp); printf("%td %td %d\n", ep - a, p - ep, p < ep);
  printf("%zu %zu %zu %zu %d\n", sizeof a, sizeof *pa, sizeof p, sizeof(line), param("x")); printf("%d %d %d %d\n", sum(m, 3), m[1][-1], *(*(m + 2) + 2), (*m)[3]);
  printf("%d %d %d\n", *p++, *p, (*p)++); printf("%d %d %d\n", *++p, ++*p, *p--); printf("%d\n", *cp + cp[1]);
  for (char **q = w; *q; q++) printf("%c%s ", **q, *q + 1); puts(""); printf("%c %c %s\n", *w[1], *(*w + 2), *(w + 2) + 2); printf("%s\n", &"hello"[2]); printf("%c\n", "abc"[1]); 
  op t[] = {add, mul, *add, &*mul}; for (int i = 0; i < 4; i++) printf("%d ", t[i](3, 4)); printf("%d %d %d\n", (*pick(0))(2, 3), pick(1)(2, 3), (**add)(1, 1)); printf("%d\n", pick(1) == mul);
  double x = 1.5, y = -2; swap(&x, &y, sizeof x); printf("%g %g\n", x, y); char s[] = "abc", *lit = "abc"; printf("%zu %zu %zu\n", sizeof s, sizeof lit, strlen(lit)); s[1] = 'X'; puts(s);
  int (*rows)[4] = m + 1; printf("%d %d\n", rows[0][1], rows[-1][0]); printf("%td\n", &m[2][0] - &m[0][0]); void *v = a; printf("%d\n", *(int *)(v + 4)); printf("%d\n", ((char *)&a[1])[0]); struct { int n; int *q; } st = {2, a}; printf("%d %d\n", *st.q++, *st.q); int z[2][3][2] = {1, 2, 3, 4, 5, 6, 7}; printf("%d %d %zu %zu\n", z[1][0][0], z[0][2][1], sizeof z[0], sizeof z[0][0]); 
  int i = 0; i[a] = 7; printf("%d\n", a[0]); char *e = s + sizeof s; printf("%td\n", e - s); printf("%d\n", (int *)0 == NULL); printf("%d\n", !p); printf("%d %d\n", &a[5] > &a[4], &a[5] - 5 == a); return 0;
}
