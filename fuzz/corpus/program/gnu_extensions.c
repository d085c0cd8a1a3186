#include <stdio.h>
#include <wchar.h>
#include <uchar.h>
#define V(f, ...) printf(f, ## __VA_ARGS__)
#define CNT __COUNTER__
#define VO(f, ...) printf(f __VA_OPT__(,) __VA_ARGS__)
int main(void){
 wchar_t w[] = L"ab" "cd" L"é";
 const char *u = u8"x" "é" u8"\u20ac";
 char16_t s[] = u"aé\U0001F600"; char32_t t[] = U"a\U0001F600";
 for (int i=0;i<sizeof w/sizeof*w;i++) printf("%x ", w[i]); puts(u);
 for (int i=0;i<sizeof s/sizeof*s;i++) printf("%x ", s[i]);
 for (int i=0;i<sizeof t/sizeof*t;i++) printf("%x ", t[i]);
 printf("%d %d %d\n", CNT, __COUNTER__, CNT);
 V("hi\n"); V("%d\n",3); VO("yo\n"); VO("%d %d\n",1,2);
 int x = ({ int a=3; a*=2; a+1; });
 typeof(x) y = 3; __typeof__(&y) z=&y; __auto_type q = 3.5;
 printf("%d %d %d %f\n", x,y,*z,q);
 printf("%s\n", _Generic((char)1, int:"int", char:"char", default:"def"));
 printf("%s\n", _Generic("a", char*:"char*", const char*:"cchar*", default:"def"));
 printf("%s\n", _Generic(1?1:2L, int:"int", long:"long", default:"def"));
 const int ci=3; printf("%s\n", _Generic(ci, int:"int", const int:"cint"));
 printf("%s\n", _Generic(&ci, int*:"int", const int*:"cint"));
 for(int i=0;i<8;i++) switch(i){ case 1 ... 3: printf("a%d ",i); break; case 5: case 6: printf("b%d ",i); break; default: printf("c%d ",i);} puts("");
 int arr[10] = {[1 ... 3]=7, [5]=1, 2, [9]=9};
 for(int i=0;i<10;i++) printf("%d ",arr[i]); puts("");
 struct fl { int n; int d[]; }; struct zl { int n; int d[0]; };
 static struct fl f = {2,{5,6}};
 printf("%zu %zu %d\n", sizeof(struct fl), sizeof(struct zl), f.d[1]);
 struct an { int a; struct { int b; union { int c; float d; }; }; } an = {1,{2,{3}}};
 printf("%d %d %d\n", an.a, an.b, an.c);
 struct an an2 = {.c=5,.a=4}; printf("%d %d %d\n", an2.a, an2.b, an2.c);
 static void *tab[] = {&&l1,&&l2,&&l3}; int n=0;
 goto *tab[n];
 l1: puts("l1"); n=2; goto *tab[n];
 l2: puts("l2"); goto end;
 l3: puts("l3"); n=1; goto *tab[n];
 end: return 0;
}
