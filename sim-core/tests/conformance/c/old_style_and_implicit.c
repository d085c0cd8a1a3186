#include <stdio.h>
#include <stdlib.h>
#include <alloca.h>
int old(a,b,c) int a; char b; float c; { return a+b+(int)c; }
implicit_int(x) { return x*2; }
static inline int inl(int a){return a+1;}
inline int inl2(int a);
extern inline int inl2(int a){return a+2;}
enum E { A,B,C }; enum N { M=-1,O }; enum L { big=0x80000000 }; enum LL { huge=0x100000000LL };
struct bf { unsigned a:3; int b:5; unsigned long c:40; _Bool d:1; signed e:1; unsigned :0; unsigned f:31; };
int vla(int n, int m, int a[n][m]) { return sizeof(a[0]) + a[1][1]; }
void fl(int n){ for(int i=0;i<3;i++){ int v[n+i]; v[n+i-1]=i; printf("%zu ", sizeof v); if(i==2) goto out; } out: puts(""); }
int main(){
 printf("%d\n", old(1,2,3.5)); printf("%d\n", implicit_int(4)); printf("%d %d\n", inl(1), inl2(1));
 printf("%d %d %d\n", (enum E)-1 > 0, (enum N)-1 > 0, sizeof(enum LL));
 struct bf x = {.a=7,.b=-3,.c=0xffffffffffUL,.d=2,.e=1,.f=-1};
 printf("%d\n", x.a - 8 < 0); printf("%d\n", x.f - 0x7fffffff - 1 < 0); 
 int a[3][4]; a[1][1]=5; printf("%d\n", vla(3,4,a)); fl(4);
 int n=3; int v[n][n+1]; printf("%zu %zu %zu\n", sizeof v, sizeof v[0], sizeof(int[n++])); printf("%d\n", n);
 int (*pv)[n]= malloc(sizeof(int)*n*2); printf("%zu %ld\n", sizeof *pv, (char*)(pv+1)-(char*)pv);
 _Bool b = 0.5; _Bool b2 = (void*)&b; _Bool b3 = 256; b3++; printf("%d %d %d %d\n", b,b2,b3,(_Bool)0.0);
 b3--; printf("%d ", b3); b3--; printf("%d\n", b3);
 float f = 16777217; double d = 0.1f; printf("%.10f %.20f %d\n", f, d, 0.1f==0.1);
 printf("%d %d %u\n", (int)3.99, (int)-3.99, (unsigned)3e9);
 printf("%d\n", -1 < 1u); printf("%d\n", (char)200); printf("%d\n", (unsigned char)-1 == -1);
 printf("%zu %zu %zu %zu\n", sizeof 2147483648, sizeof 0x80000000, sizeof 4294967296, sizeof 0x7fffffff);
 printf("%d %d\n", 0x80000000 > -1, 2147483648 > -1);
 printf("%zu\n", sizeof(1?'a':(char)1)); printf("%zu\n", sizeof(1?1:1.0f)); 
 int *p=&a[2][0], *q=&a[0][0]; printf("%ld\n", p-q);
 printf("%d\n", 1<<31>>31); printf("%u\n", 1u<<31>>31);
 foo(3);
 printf("%d\n", (1,2,3));
 char s[5]={"abc"}; char s2[]={[3]='d','e',[0]="x"[0]}; printf("%s %zu\n", s, sizeof s2);
 char s3[3]="abc"; printf("%.3s\n", s3);
 printf("%d\n", abs2(-3));
 char *al = alloca(10); al[0]='a'; al[1]=0; puts(al);
 printf("%d\n", ({int i=3; i;}) );
 printf("%d %d\n", 'ab', '\377');
 int *cl=(int[]){1,2,3}; printf("%d\n", cl[2]);
 long l = -1; unsigned u=1; printf("%d %d\n", l<u, (int)l<u);
 return 7;
}
int foo(int x){ printf("foo %d\n",x); }
int abs2(int x){ return x<0?-x:x; }
