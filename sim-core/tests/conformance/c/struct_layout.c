#include <stdio.h>
#include <stddef.h>
struct A { char a; int b; char c; }; struct B { char a; char c; int b; }; struct C { char a; double d; char b; };
struct D { short s; char c; }; struct E { struct A a; char b; }; union U { char c[5]; int i; }; struct F { char c; union U u; };
struct G { long double x; char c; }; struct H { char c[3]; short s[2]; }; struct I { char c; struct { char x; long y; } in; };
struct J { int a:3; int b:29; int c:1; }; struct K { char a:4; int b:4; }; struct L { int a:20; int b:20; }; struct M { char c; int :0; char d; };
struct N { unsigned long a:33; unsigned b:31; }; struct O { short a:9; short b:8; char c; }; struct P { _Bool a:1; _Bool b:1; int c; };
struct Q { }; struct R { int n; char f[]; }; struct S { char *p; char c; void (*f)(void); char d; }; struct T { int x[0]; char c; }; struct V { float f; char c; double d[2]; char e; };
#define SH(t) printf(#t " size %zu align %zu\n", sizeof(struct t), _Alignof(struct t))
int main(void) {
  SH(A); SH(B); SH(C); SH(D); SH(E); SH(F); SH(G); SH(H); SH(I); SH(J); SH(K); SH(L); SH(M); SH(N); SH(O); SH(P); SH(Q); SH(R); SH(S); SH(T); SH(V);
  printf("%zu %zu %zu\n", sizeof(union U), _Alignof(union U), offsetof(struct F, u));
  printf("%zu %zu %zu %zu\n", offsetof(struct A, c), offsetof(struct B, b), offsetof(struct C, b), offsetof(struct I, in.y));
  printf("%zu %zu %zu\n", offsetof(struct R, f), offsetof(struct S, d), offsetof(struct V, d[1]));
  struct J j = {0}; j.a = 3; j.b = -1; j.c = 1; printf("%d %d %d\n", j.a, j.b, j.c); j.a = 4; printf("%d\n", j.a);
  struct N n = {0}; n.a = 1; n.b = 1; unsigned char *p = (unsigned char *)&n; for (size_t i = 0; i < sizeof n; i++) printf("%02x", p[i]); puts("");
  struct O o = {0}; o.a = -1; o.b = 1; o.c = 2; p = (unsigned char *)&o; for (size_t i = 0; i < sizeof o; i++) printf("%02x", p[i]); puts("");
  struct A arr[3]; printf("%td %td\n", (char *)&arr[2] - (char *)arr, &arr[2] - arr);
  union { int i; float f; unsigned char c[4]; } u; u.f = 1.0f; printf("%x %d %d\n", u.i, u.c[3], u.c[2]); u.i = 0x40490fdb; printf("%f\n", u.f);
  struct B x = {1, 2, 3}, y = x; y.b++; x = (struct B){.b = 9}; printf("%d %d %d %d\n", x.a, x.b, y.b, y.c);
  return 0;
}
