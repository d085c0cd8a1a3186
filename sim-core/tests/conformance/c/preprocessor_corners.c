#include <stdio.h>
#define STR(x) #x
#define XSTR(x) STR(x)
#define CAT(a, b) a##b
#define XCAT(a, b) CAT(a, b)
#define EMPTY
#define ARGS(...) #__VA_ARGS__
#define COUNT_(a, b, c, d, n, ...) n
#define COUNT(...) COUNT_(__VA_ARGS__, 4, 3, 2, 1)
#define LOG(f, ...) printf("[" f "]\n", ##__VA_ARGS__)
#define SELF SELF + 1
#define F(x) x + G
#define G(x) x * F
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define SQ(x) x * x
#define N 10
static int f(int x) { return x; }
#define f(a) f(a + 1)
#define hash_hash # ## #
#define mkstr(a) # a
#define in_between(a) mkstr(a)
#define join(c, d) in_between(c hash_hash d)
#if defined N && N > 5 && !defined(M)
#define YES 1
#elif 1
#define YES 2
#else
#error no
#endif
#ifdef YES
# if YES == 1 && (1 ? 2 : 3) == 2 && 'a' == 97 && -1 < 0u
#  define NEST "nest"
# else
#  define NEST "unsigned"
# endif
#endif
#line 100 "other.c"
int line = __LINE__; const char *file = __FILE__;
int main(void) {
  int xy = 3, N1 = 4; const char *s = STR(a  +   "b\n" 'c' /* gone */ d); puts(s); puts(XSTR(N)); puts(STR(N)); printf("%d %d\n", CAT(x, y), XCAT(N, 1) + 0);
  puts(ARGS(a, b , (c, d))); printf("%d %d\n", COUNT(a), COUNT(a, b, c)); LOG("plain"); LOG("%d %d", 1, 2); int i = 1; printf("%d\n", MAX(i++, 0)); printf("%d %d\n", SQ(2 + 1), 100 / SQ(2)); printf("%d\n", f(3)); puts(join(x, y)); puts(NEST); printf("%d %s\n", line, file);
#undef N
#ifndef N
  puts("undefined");
#endif
  puts(STR(F(1)(2)(3))); puts(XSTR(EMPTY)); puts(XSTR(EMPTY EMPTY x EMPTY)); printf("%s %d\n", __func__, __STDC__); puts("a" "b" XSTR(c)); puts(STR(\n)); puts(STR("\"")); printf("%d\n", __LINE__
  ); int a\
b = 6; printf("%d\n", ab); printf("%s\n", "con\
tinued"); puts("??=" "<:"); int arr<:2:> = <%1, 2%>; printf("%d\n", arr<:1:>); return 0;
}
