#include <stdio.h>
static int n; static int t(int k) { printf("%d", k); return k; } static int next(void) { return ++n; }
int main(void) {
  t(0) && t(1); puts(""); t(2) || t(3); puts(""); t(0) || t(0) || t(4); puts(""); t(1) && t(0) && t(5); puts(""); int x = (t(1), t(2)); printf(" %d\n", x); x = t(0) ? t(1) : t(2); printf(" %d\n", x); x = t(7) ?: t(8); printf(" %d\n", x);
  int a[4] = {0}, i = 0; a[i++] = 5; a[i] = i + 10; printf("%d %d %d\n", a[0], a[1], i); i = 1; i += i++ ? 2 : 3; printf("%d\n", i); int j = 5, k = j-- - --j; printf("%d %d\n", j, k); for (i = 0, j = 10; i < j; i += 3, j--) printf("%d-%d ", i, j); puts("");
  while (n < 3) printf("%d ", next()); do printf("d%d ", n); while (n-- > 1); puts(""); if (i = 0) puts("no"); else puts("zero"); if ((i = 5) > 3 && i < 9) puts("ok"); for (;;) { if (++n > 4) break; if (n % 2) continue; printf("%d ", n); } puts(""); int y = 3; y = y << 1 | y >> 1 & 1; printf("%d\n", y); y ^= y; printf("%d\n", y); y = 10; y -= y / 3 * 2; printf("%d\n", y); y = -y % 3; printf("%d\n", y); printf("%d\n", - -y); printf("%d %d\n", !!7, ~7 & 0xf); int z = 1, w = 2; z = w = 9; printf("%d %d\n", z, w); z += w -= 4; printf("%d %d\n", z, w); goto mid; { int q = 4; mid: q = 6; printf("%d\n", q); } unsigned char uc = 250; while (uc++) ; printf("%d\n", uc); { int x = x = 4; printf("%d\n", x); } printf("%d\n", x); return t(3) - 3;
}
