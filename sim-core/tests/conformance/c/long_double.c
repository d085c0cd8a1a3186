/* long double is x87's 80-bit format: arithmetic, conversions, functions, text, passing. */
#include <stdio.h>
#include <math.h>
#include <string.h>
#include <stdlib.h>
#include <stdarg.h>
#include <float.h>
#include <errno.h>
static unsigned long s=88172645463325252UL;
static unsigned long rnd(void){s^=s<<13;s^=s>>7;s^=s<<17;return s;}
union u { long double l; struct { unsigned long m; unsigned short h; } p; };
static void show(const char *n,long double x){union u v; memset(&v,0,sizeof v); v.l=x; printf("%s %04x:%016lx ",n,v.p.h,v.p.m);}
static long double make(void){
  union u v; memset(&v,0,sizeof v);
  v.p.m=rnd()|1UL<<63; 
  switch(rnd()%8){
   case 0: v.p.h=rnd(); if((v.p.h&0x7fff)==0) v.p.m&=~(1UL<<63); break;
   case 1: v.l=(long double)(long)rnd(); break;
   case 2: v.p.h=0x3fff+rnd()%70-35; v.p.m&=~0UL<<(rnd()%60); v.p.m|=1UL<<63; break;
   case 3: v.p.h=(rnd()&0x8000)|0; v.p.m=rnd()>>(1+rnd()%60); break;
   case 4: { const long double k[]={0.0L,-0.0L,1.0L,-1.0L,INFINITY,-INFINITY,NAN,LDBL_MAX,LDBL_MIN,LDBL_EPSILON}; v.l=k[rnd()%10]; break;}
   case 5: v.l=(double)(rnd()%100000)/1000.0; break;
   default: v.p.h=(0x3fff+rnd()%20-10)|(rnd()&0x8000);
  }
  return v.l;
}
long double id(long double x){return x;}
long double addall(int n,...){va_list ap;va_start(ap,n);long double t=0;for(int i=0;i<n;i++){int k=va_arg(ap,int);long double d=va_arg(ap,long double);double e=va_arg(ap,double);t+=k*d+e;}va_end(ap);return t;}
struct S{char c;long double d;short e;};
struct S mk(long double x){struct S s={'a',x,7};return s;}
struct S2{long double d;};
struct S2 mk2(long double x){struct S2 s={x};return s;}
long double g1=0.1L, g2=1e4000L, g3=-3, arr[3]={1.5L,2,3.25f};
static long double sl=1.0L/3;
int main(void){
  for(int i=0;i<60;i++){
    long double a=make(),b=make();
    show("a",a);show("b",b);
    show("+",a+b);show("-",a-b);show("*",a*b);show("/",a/b);show("n",-a);
    printf("%d%d%d%d%d%d ",a<b,a<=b,a>b,a>=b,a==b,a!=b);
    float f=a; double d=a; printf("%a %a ",f,d);
    show("f",(long double)f); show("d",d);
    printf("%ld %lu %d %u %d %u %d %u %d ",(long)a,(unsigned long)a,(int)a,(unsigned)a,(short)a,(unsigned short)a,(signed char)a,(unsigned char)a,(_Bool)a);
    show("sq",sqrtl(a));show("fl",floorl(a));show("ce",ceill(a));show("tr",truncl(a));show("ro",roundl(a));show("ri",rintl(a));show("fa",fabsl(a));
    show("fm",fmodl(a,b));show("re",remainderl(a,b));show("nx",nextafterl(a,b));
    int e=0; show("fr",frexpl(a,&e)); printf("%d ",isfinite(a)?e:0); show("ld",ldexpl(a,(int)(rnd()%200)-100));
    show("cs",copysignl(a,b)); long double w; show("mo",modfl(a,&w)); show("w",w);
    printf("%d %d %d\n",fpclassify(a),signbit(a),isnan(a)?0:isinf(a));
    show("ul",(long double)rnd()); show("l",(long double)(long)rnd()); show("u",(long double)(unsigned)rnd()); show("i",(long double)(int)rnd());
    printf("%Lg %Le %.20Lf %La %.3La %LA\n",a,a,fabsl(a)<1e30?a:0,a,a,b);
  }
  show("g",g1);show("g",g2);show("g",g3);show("g",arr[0]+arr[1]+arr[2]);show("s",sl);puts("");
  printf("%Lf %.0Lf %10.2Lf|%-12.3Le|%+Lg %05Lf\n",g1,arr[1],3.14159L,1e100L,2.5L,1.0L);
  printf("%d %Lf %d %Lf %s %Lf\n",1,1.5L,2,2.5L,"x",3.5L);
  printf("%2$Lf %1$d %3$f\n",1,1.5L,2.5);
  printf("%Lf\n",addall(3,1,1.5L,0.5,2,2.5L,0.25,3,3.5L,0.125));
  printf("%Lf %Lf %zu %zu %zu\n",mk(2.5L).d,mk2(-1e10L).d,sizeof(struct S),sizeof(long double),_Alignof(long double));
  long double x=10; x+=1; x-=.5; x*=3; x/=7; x++; ++x; x--; printf("%.25Lf\n",x);
  long double y=x++ + --x; long double *p=&y; *p*=2; (*p)++; printf("%.20Lf %.20Lf\n",x,*p);
  long double z=(x=y=1.25L); printf("%Lf %Lf %Lf\n",x,y,z);
  printf("%Lf\n", x>1?x:2); printf("%Lf\n", 0?1:2.5L); printf("%d %d %d\n", !x, x&&y, 0.0L||0);
  if(x) puts("t"); while(x>0) x-=1; printf("%Lf\n",x); if(!(x-x)) puts("z");
  int i=7; i*=1.5L; printf("%d\n",i); unsigned char c=200; c+=60.5L; printf("%d\n",c); float f=1; f+=0.1L; printf("%.10f\n",f);
  double d=1; d/=3.0L; printf("%.20f\n",d);
  struct {unsigned b:5; int q:7;} bf={3,-5}; bf.b*=2.5L; bf.q+=1.9L; printf("%d %d\n",bf.b,bf.q);
  long double arr2[4]={1,2,3,4}; for(int k=0;k<4;k++) arr2[k]=arr2[k]*arr2[3-k]+k; for(int k=0;k<4;k++) printf("%Lf ",arr2[k]); puts("");
  i=0; arr2[i++]+=10; arr2[i]=arr2[i]++ ; printf("%Lf %Lf\n",arr2[0],arr2[1]);
  char *end; errno=0; long double t=strtold("  -1.18973149535723176502126385303097021e+4932xyz",&end); show("st",t); printf("%s %d\n",end,errno);
  const char *ts[]={"1e5000","1e-5000","3.6451995318824746025e-4951","1e-4950","0x1.8p-16445","0x1p-16446","0x1.00000000000000018p0","0x1.00000000000000019p3","inf","nan","-infinity","0x.8","1.","abc",".5e-3","0.1","123456789012345678901234567890","0x1p16384","0x1.ffffffffffffffffp16383","1e4932","1.2e4932","0x1.123456789abcdef01234p1"};
  for(unsigned k=0;k<sizeof ts/sizeof*ts;k++){errno=0; t=strtold(ts[k],&end); show(ts[k],t); printf("%d %d",(int)(end-ts[k]),errno); errno=0; double dd=strtod(ts[k],NULL); printf(" %a %d",dd,errno); errno=0; float ff=strtof(ts[k],NULL); printf(" %a %d\n",ff,errno);}
  sscanf("3.25 1e100 0x1p3","%Lf %Le %Lg",&x,&y,&z); printf("%Lf %Lg %Lg\n",x,y,z);
  show("c",0.1L+0.2L);show("c",1e308L*1e308L);show("c",(long double)0.1);show("c",(long double)0.1f);show("c",0x1.23456789abcdef01p5L);show("c",1.0L/3.0L);show("c",(double)(1.0L/3.0L));puts("");
  printf("%.20Lf\n",id(id(0.1L)+id(0.2L)*id(3)));
  printf("%d %d\n",(int)3.99L,(int)-3.99L);
  switch((int)id(2.5L)){case 2:puts("two");}
  long double (*fp)(long double)=id; printf("%Lf\n",fp(4.5L)+fp(1));
  printf("%Lf %Lf\n", LDBL_MAX/2>1?1.0L:0, (long double)LDBL_MIN*0);
  printf("%.18Lg %.18Lg %.18Lg\n", LDBL_EPSILON, LDBL_MIN, LDBL_MAX);
  long double sum=0; for(int k=1;k<=1000;k++) sum+=1.0L/k; printf("%.20Lf\n",sum);
  long double fact=1; for(int k=1;k<=60;k++) fact*=k; printf("%.0Lf\n",fact);
  printf("%Lf\n", 5 ?: 2.5L); long double q=0; printf("%Lf\n", q ?: 2.5L); q=3; printf("%Lf\n", q ?: 2.5L);
  printf("%Lf\n", (id(1),id(2))); (void)id(3); id(4);
  printf("%Lf\n", ({long double r=2; r*2;}));
  return 0;
}
