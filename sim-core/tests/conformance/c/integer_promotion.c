#include <stdio.h>
#include <limits.h>
#define T(e) printf("%-34s = %ld (size %zu)\n", #e, (long)(e), sizeof(e))
int main(void) {
  char c = -1; signed char sc = -128; unsigned char uc = 255; short s = -32768; unsigned short us = 65535; int i = -1; unsigned u = 1; long l = -1; unsigned long ul = 1; long long ll = -5; _Bool b = 5;
  T(c); T(uc + 1); T(uc << 24); T(us * us); T(sc - 1); T(-sc); T(~uc); T(!uc); T(uc == c); T(us == s); T(i < u); T(l < u); T(l < ul); T(i == (int)u - 2); T(sc < uc); T(c + us);
  T((unsigned char)(uc + 1)); T((char)200); T((short)70000); T((unsigned short)-1); T((unsigned)-1); T((long)(unsigned)-1); T((unsigned long)i); T((unsigned)c); T((unsigned char)c); T(b); T(b + b); T((_Bool)0.1); T((_Bool)&i);
  T(uc >> 1); T(c >> 1); T(i >> 31); T(u - 2); T(u - 2 > 0); T(-1 > 1u); T(-1L > 1u); T(-1 > 1ul); T(1 ? -1 : 1u); T((1 ? -1 : 1u) > 0); T(ll / 2); T(ll % 2); T(-7 / 2); T(-7 % 2); T(7 / -2); T(7 % -2); T(7u / -2); T(ll >> 1);
  T('a'); T('a' + 1); T('\377'); T(sizeof 'a'); T(0x7fffffff); T(0x80000000); T(2147483647); T(2147483648); T(-2147483648); T(0xffffffff + 1); T(4294967295 + 1); T(1 << 30); T(1L << 40); T(077); T(0b101); T(1u - 2); T(us - 1u - 65535);
  T(INT_MAX + 1u); T(UINT_MAX); T(ULONG_MAX); T(LONG_MIN); T(CHAR_MIN); T(SCHAR_MAX + 1); T(uc++ + 1); T(uc); T(--uc); T(c += 200); T(uc *= 2); T(us <<= 4); T(s >>= 3); T(sc /= 3); T(i = 3.99); T(u = -1); T(c = 300);
  float f = 16777217; double d = 0.1f; T(f == 16777216); T(d == 0.1); T((int)-0.9); T((int)2.5 + (int)3.5); T((long)1e18); T(1 / 2 * 2.0); T(1.0 / 2 * 2); T(5 / 2 + 5 % 2 * 10); T('0' + 5 - '0'); T(3 > 2 > 1); T(1 < 2 == 1); T(!3 == 0); T(1 & 3 == 3); T(2 | 1 ^ 3 & 2); T(1 ? 2 : 3 ? 4 : 5); T(-1 >> 1 < 0); T(~0 == -1); T(sizeof(int) - 5 > 0); T((int)sizeof(int) - 5 > 0);
  return 0;
}
