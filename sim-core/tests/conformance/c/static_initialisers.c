#include <stdio.h>
struct P {int x,y;}; 
static struct P *gp = &(struct P){1,2};
static int *ga = (int[]){1,2,3};
struct P gps[] = {{1,2},[3]={4},{.y=6}};
char *names[] = {[2]="two",[0]="zero"};
int (*fp[])(const char*) = {puts, puts};
union U { int i; char c[4]; float f; } u = {.c={1,2,3,4}};
const char msg[] = "hel" "lo";
char m2[2][3] = {"ab","cde"};
long off = (long)&((struct P*)0)->y;
int n = sizeof(gps)/sizeof*gps;
unsigned char uc = 300; signed char sc=200; unsigned short us=-1;
float gf = 1e40; double inf = 1.0/0.0; double nan_=0.0/0.0; int sh=1<<4|3; int cmp=3>2&&1; int tern = 1?2:3;
int neg = -2147483648; unsigned long ul=-1; long lg = 0xffffffff; int x2 = ~0u>>1;
int *pp = &gps[2].y; char *pc = "hello"+2; char *pc2=&"hello"[1]; void *fpv = (void*)puts; int idx = &gps[4]-&gps[1];
long l3=(long)&gps; int eq = &gps[0]==&gps[0];
enum {Z=5}; int az[Z]; int an[sizeof(az)/4];
_Bool gb = 5; _Bool gb2=&gb; 
struct Q {int a:4; unsigned b:4; char c;} q={-1,15,'c'};
main(argc, argv) char **argv; { 
printf("%d %d %d %d\n", gp->y, ga[2], gps[4].y, n); printf("%s %s %d\n", names[0],names[2], names[1]==0);
fp[1]("x"); printf("%x %s %.3s\n", u.i, msg, m2[1]); printf("%ld %d %d %d\n", off, uc, sc, us);
printf("%f %f %f %d %d %d %d %lu %ld %d\n", gf,inf,nan_,sh,cmp,tern,neg,ul,lg,x2);
printf("%d %s %s %d %d %d\n", *pp,pc,pc2,idx,fpv==puts, l3==(long)gps); printf("%d %d %zu\n", gb,gb2,sizeof an);
printf("%d %d %c %d\n", q.a,q.b,q.c,argc);
}
