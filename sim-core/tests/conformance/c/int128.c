/* __int128: arithmetic, conversions, arguments, static initial values. */
#include <stdio.h>
#include <stdarg.h>
#include <stdlib.h>
typedef __int128 i;
typedef unsigned __int128 u;

static void pr(const char*n,u v){
    printf("%s %016lx%016lx\n",n,(unsigned long)(v>>64),(unsigned long)v);
}

u g=((u)1<<100)|5;
i gn=-3;
static const i big=(i)0x7fffffffffffffff*0x7fffffffffffffff;
struct {
    char c;
    u v;
    int n;
}
st={1,~(u)0,7};
u arr[3]={1,[2]=(u)-1};

u add(u a,i b){
    return a+b;
}
i neg(i a){
    return -a;
}
u many(int a,u b,char c,i d,long e,u f){
    return a+b+c+d+e+f;
}

u vs(int n,...){
    va_list ap;
    va_start(ap,n);
    u s=0;
    for(int k=0;k<n;k++){
        s+=va_arg(ap,u);
        s+=va_arg(ap,int);
    }
    va_end(ap);
    return s;
}

u*p=&g;
i side(void){
    static i k;
    return ++k;
}

u rec(u n){
    return n<2?n:rec(n-1)+rec(n-2);
}

u gcd(u a,u b){
    while(b){
        u t=a%b;
        a=b;
        b=t;
    }
    return a;
}

int main(void){
    pr("g",g);
    pr("gn",gn);
    pr("big",big);
    pr("st",st.v);
    pr("a0",arr[0]);
    pr("a2",arr[2]);
    printf("%d %d %zu %zu\n",st.c,st.n,sizeof st,_Alignof(u));
    pr("add",add(g,-6));
    pr("neg",neg(g));
    pr("many",many(1,g,2,-3,4,~(u)0));
    pr("vs",vs(3,g,1,(u)2,3,(u)-1,4));
    i x=-1;
    u y=-1;
    pr("x>>1",x>>1);
    pr("y>>1",y>>1);
    printf("%d %d %d %d\n",x<0,y<0,x<y,(i)5>-5);
    pr("sh",(u)1<<127);
    pr("mul",(u)0xffffffffffffffffUL*0xffffffffffffffffUL);
    x=1000;
    x/=7;
    pr("d",x);
    x%=5;
    pr("m",x);
    x<<=64;
    pr("s",x);
    x|=0xff;
    x&=~(i)0xf;
    x^=-1;
    pr("b",x);
    x++;
    pr("inc",x++);
    pr("inc2",x);
    pr("dec",--x);
    x--;
    pr("dec2",x--);
    *p+=1;
    pr("p",*p);
    p[0]*=3;
    pr("p3",g);
    u v[3][2]={{1,2},{3}};
    v[1][1]+=v[0][1]<<70;
    pr("v",v[1][1]);
    st.v-=1;
    pr("stv",st.v--);
    pr("stv",st.v);
    int n=x;
    long l=y;
    char c=(char)(u)300;
    printf("%d %ld %d\n",n,l,c);
    double d=y;
    float f=(i)-5;
    long double ld=y;
    printf("%g %g %Lg %.1f\n",d,f,ld,(double)g);
    pr("fd",(u)1e30);
    pr("fdn",(i)-1e30);
    pr("fl",(u)3.99f);
    _Bool b=(u)1<<100;
    printf("%d %d %d %d\n",b,!g,!!g,g&&1);
    if(g)puts("true");
    if(!(g-g))puts("zero");
    while(g>>100){
        g>>=1;
    }
    pr("w",g);
    printf("%d\n",g?1:2);
    u t=n?g:5;
    pr("t",t);
    t=0?:g;
    pr("e",t);
    pr("comma",(1,g));
    pr("assign",(t=7));
    i a1=side()-side()*10;
    pr("side",a1);
    int q=3;
    q+=(i)4;
    printf("%d\n",q);
    q<<=(u)2;
    printf("%d %d\n",q,1<<(i)3);
    int ar[5]={1,2,3,4,5};
    printf("%d %d\n",ar[(u)2],*(ar+(i)3));
    char*cp="hello";
    cp+=(i)2;
    puts(cp);
    pr("rec",rec(15));
    pr("gcd",gcd((u)1<<90,(u)6<<80));
    pr("m1",(u)-1/3);
    pr("m2",-(i)1/3);
    pr("m3",(i)-7%3);
    pr("t1",(i)-1==(u)-1);
    pr("mixed",(i)-1+1u);
    pr("ul",(u)-1L);
    pr("u32",(u)-1u);
    pr("i32",(i)-1u);
    pr("c1",(i)(unsigned long)-1);
    printf("%zu %zu\n",sizeof(1+(i)1),sizeof((char)1<<(i)1));
    u*h=malloc(4*sizeof*h);
    for(int k=0;k<4;k++)h[k]=(u)k<<64|k;
    u*e=h+4;
    u sum=0;
    while(e>h)sum+=*--e;
    pr("sum",sum);
    pr("idx",h[3]-h[2]);
    free(h);
    i fact=1;
    for(int k=2;k<=33;k++)fact*=k;
    char buf[50],*bp=buf+49;
    *bp=0;
    for(u z=fact;z;z/=10)*--bp='0'+z%10;
    puts(bp);
    printf("%s\n",_Generic(fact,i:"i128",u:"u128",default:"?"));
    __int128_t w1=1;
    __uint128_t w2=w1;
    unsigned __int128 w3=w2;
    signed __int128 w4=w3;
    const __int128 w5=w4;
    pr("w",w5);
    volatile u vv=5;
    vv+=vv;
    pr("vv",vv);
    switch((int)vv){
        case 10:puts("ten");
    }
    for(u k=(u)1<<65;k>=((u)1<<63);k>>=1)printf("%d ",(int)(k>>60));
    puts("");
    do{
        t--;
    } while(t>3);
    pr("do",t);
    u r=t>2?t:t*2;
    pr("r",r);
    i m=-5;
    m=m<0?-m:m;
    pr("abs",m);
    pr("not",~m);
    pr("mn",-m);
    printf("%d\n",(m>3)+(m==5)+(m!=5)+(m<=5));
    return (int)m;
}

