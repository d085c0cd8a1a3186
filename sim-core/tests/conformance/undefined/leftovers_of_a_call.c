#include <stdio.h>
static void first(void) { int a = 11, b = 22, c = 33; volatile int *p = &a, *q = &b, *r = &c; (void)p; (void)q; (void)r; }
static int second(void) { int a, b, c; volatile int *p = &a, *q = &b, *r = &c; return *p + *q * 100 + *r * 10000; }
static void fill(void) { char buf[64]; for (int i = 0; i < 64; i++) buf[i] = 'a' + i % 26; volatile char *p = buf; (void)p; }
static void show(void) { char buf[64]; volatile char *p = buf; for (int i = 0; i < 10; i++) putchar(p[i]); puts(""); }
int main(void) { first(); printf("%d\n", second()); fill(); show(); return 0; }
