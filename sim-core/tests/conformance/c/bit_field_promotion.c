#include <stdio.h>
struct S { unsigned a:3; int b:5; unsigned long c:40; unsigned f:31; unsigned g:32; } s={7,-3,5,9,3};
int main(void){
 printf("%d\n", (s.a = 5) - 6 < 0);
 printf("%d %d %d\n", s.a++ - 8 < 0, ++s.a - 8 < 0, (s.a += 1) - 8 < 0);
 printf("%d %d\n", (0, s.f) - 10 < 0, s.g - 4 < 0);
 printf("%d\n", (s.f=3) > -1);
 printf("%d\n", (1 ? s.f : s.a) > -1);
 struct S *p=&s; printf("%d\n", ~p->a < 0); printf("%d\n", -p->a < 0);
 return 0; }
