#include <stdio.h>
static int f(int x) { switch (x) { case 1: return 10; case 2: case 3: x += 5; break; default: x = -1; case 100: x *= 2; } return x; }
static const char *g(unsigned char c) { switch (c) { case 'a' ... 'z': return "lower"; case 'A' ... 'Z': return "upper"; case '0' ... '9': return "digit"; case 255: return "last"; } return "other"; }
static void duff(char *to, const char *from, int n) { int k = (n + 3) / 4; switch (n % 4) { case 0: do { *to++ = *from++; case 3: *to++ = *from++; case 2: *to++ = *from++; case 1: *to++ = *from++; } while (--k > 0); } }
static int h(long v) { switch (v) { case -1L: return 1; case 0x100000000: return 2; case -0x7fffffffffffffff - 1: return 3; default: return 0; } }
static int in_loop(void) { int n = 0; for (int i = 0; i < 10; i++) { switch (i) { case 2: continue; case 5: break; case 7: goto out; default: n += i; } n++; } out: return n; }
static int skipped(int x) { switch (x) { int y; case 1: y = 7; return y; y = 9; default: y = 3; return y; } }
static int nested(int a, int b) { switch (a) { case 0: switch (b) { case 0: return 1; default: break; } return 2; case 1: if (b) { case 2: return 3; } } return 4; }
enum e { A = -2, B, C = 5 };
static int en(enum e x) { switch (x) { case A: return 1; case B: return 2; case C: return 3; } return 0; }
int main(void) {
  for (int i = 0; i < 5; i++) printf("%d ", f(i)); printf("%d\n", f(100));
  for (const char *p = "aZ5 \377"; *p; p++) printf("%s ", g(*p)); puts("");
  char buf[12] = ""; duff(buf, "hello world", 11); puts(buf); duff(buf, "HEL", 3); puts(buf);
  printf("%d %d %d %d\n", h(-1), h(1L << 32), h(1L << 63), h(0xffffffff)); printf("%d\n", in_loop());
  printf("%d %d\n", skipped(1), skipped(4)); printf("%d %d %d %d %d\n", nested(0, 0), nested(0, 1), nested(1, 0), nested(1, 1), nested(2, 9)); printf("%d %d %d %d\n", en(A), en(B), en(C), en(9));
  switch (3) case 3: puts("alone"); switch (1) { default: puts("only default"); } switch ((char)300) { case 44: puts("cut"); } switch (0) ; 
  return 0;
}
