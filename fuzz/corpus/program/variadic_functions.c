#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct p { int x, y; }; struct big { long a[4]; };
static int sum(int n, ...) { va_list ap; va_start(ap, n); int t = 0; while (n--) t += va_arg(ap, int); va_end(ap); return t; }
static double avg(const char *f, ...) { va_list ap, copy; va_start(ap, f); va_copy(copy, ap); double t = 0; int n = 0; for (const char *p = f; *p; p++, n++) switch (*p) { case 'i': t += va_arg(ap, int); break; case 'd': t += va_arg(ap, double); break; case 'l': t += va_arg(ap, long); break; case 'c': t += (char)va_arg(ap, int); break; case 'p': { struct p v = va_arg(ap, struct p); t += v.x + v.y; break; } case 'b': t += va_arg(ap, struct big).a[3]; break; case 's': t += strlen(va_arg(ap, char *)); } va_end(ap); int first = va_arg(copy, int); va_end(copy); return t + first * 1000; }
static int vlog(char *to, size_t n, const char *f, va_list ap) { return vsnprintf(to, n, f, ap); }
static char *fmt(const char *f, ...) { va_list ap; va_start(ap, f); int n = vsnprintf(NULL, 0, f, ap); va_end(ap); char *s = malloc(n + 1); va_start(ap, f); vlog(s, n + 1, f, ap); va_end(ap); return s; }
static void walk(va_list ap, int n) { while (n--) printf("%d ", va_arg(ap, int)); }
static void twice(int n, ...) { va_list ap; va_start(ap, n); walk(ap, 2); va_end(ap); va_start(ap, n); walk(ap, n); va_end(ap); puts(""); }
int main(void) {
  printf("%d %d %d\n", sum(0), sum(3, 1, 2, 3), sum(10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
  char c = 'A'; float f = 2.5f; short s = -3; printf("%g\n", avg("icdsil", 1, c, f, "four", s, 10L));
  printf("%g\n", avg("iplbdddddddddi", 2, (struct p){3, 4}, 5L, (struct big){{0, 0, 0, 6}}, 1., 2., 3., 4., 5., 6., 7., 8., 9., 7));
  char *t = fmt("%s-%d-%c-%5.2f|%*d", "abc", 42, 'x', 3.14159, 6, 7); puts(t); printf("%zu\n", strlen(t)); free(t);
  twice(4, 1, 2, 3, 4); int (*pf)(int, ...) = sum; printf("%d\n", pf(2, 20, 22)); printf("%d %s\n", printf("abc\n"), "end"); printf("%d\n", snprintf(NULL, 0, "%s", "12345"));
  char b[4]; int n = snprintf(b, sizeof b, "%d", 123456); printf("%d %s\n", n, b); return 0;
}
