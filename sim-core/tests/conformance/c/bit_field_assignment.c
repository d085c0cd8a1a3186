#include <stdio.h>
struct S { signed char f3; int f7:8; int f9:20; int m; unsigned char f10:6; long f11:30;} s={7,7,7,7,7,7}; int g=7;
#define R s=(struct S){7,7,7,7,7,7}; g=7;
int main(void){
 R printf("%d\n", s.f7 - (s.f7=10)); R printf("%d\n", s.f9 - (s.f9=10));R printf("%d\n", s.f3 - (s.f3=10)); R printf("%d\n", s.m - (s.m=10));
 R printf("%d\n", s.f10 - (s.f10=10)); R printf("%d\n", s.f11 - (s.f11=10));
 R printf("%d\n", g - (g=10)); R printf("%d\n", g - (s.f7=10)); R printf("%d\n", s.m - (s.f7=10)); R printf("%d\n", s.f7 - (s.m=10)); R printf("%d\n", s.f7 - (s.f9=10));
 R printf("%d\n", s.f7 - s.f7++); R printf("%d\n", s.f7 - ++s.f7); R printf("%d\n", s.f7 - (s.f7+=3)); R printf("%d\n", s.f7 * (s.f7+=3)); R printf("%d\n", s.f7 < (s.f7=9));
 R printf("%d\n", (s.f7=9)-s.f7); R printf("%d\n", g - (g=s.f7)); R printf("%d\n", s.m - (s.f7=s.m=3));
 return 0;}
