/* Miller and Rabin with products modulo a number of 64 bits, and factorials of 128. */
#include <stdio.h>
#include <stdint.h>
#include <string.h>
typedef unsigned __int128 u128;
typedef __int128 i128;
typedef __uint128_t v128;

static uint64_t mulmod(uint64_t a,uint64_t b,uint64_t m){
    return (u128)a*b%m;
}

static uint64_t powmod(uint64_t b,uint64_t e,uint64_t m){
    uint64_t r=1;
    b%=m;
    while(e){
        if(e&1)r=mulmod(r,b,m);
        b=mulmod(b,b,m);
        e>>=1;
    }
    return r;
}

static int prime(uint64_t n){
    if(n<2)return 0;
    static const uint64_t w[]={2,3,5,7,11,13,17,19,23,29,31,37};
    for(int i=0;i<12;i++)if(n%w[i]==0)return n==w[i];
    uint64_t d=n-1;
    int s=0;
    while(!(d&1))d>>=1,s++;
    for(int i=0;i<12;i++){
        uint64_t x=powmod(w[i],d,n);
        if(x==1||x==n-1)continue;
        int ok=0;
        for(int j=1;j<s;j++){
            x=mulmod(x,x,n);
            if(x==n-1){
                ok=1;
                break;
            }
        }
        if(!ok)return 0;
    }
    return 1;
}

static char*str(u128 v){
    static char b[4][45];
    static int k;
    char*p=b[k++&3]+44;
    *p=0;
    do*--p='0'+(int)(v%10);
    while(v/=10);
    return p;
}

static char*sstr(i128 v){
    static char b[50];
    b[0]='-';
    if(v<0){
        strcpy(b+1,str(-(u128)v));
        return b;
    }
    return str(v);
}

struct S{
    char c;
    i128 v;
} ;

int main(void){
    printf("%zu %zu %zu\n",sizeof(i128),_Alignof(u128),sizeof(struct S));
    printf("%d %d %d\n",prime(1000000007),prime(18446744073709551557ULL),prime(18446744073709551556ULL));
    printf("%lu\n",powmod(3,1000000006,1000000007));
    u128 f=1;
    for(int i=1;i<=34;i++)f*=i;
    puts(str(f));
    puts(sstr(-(i128)f));
    puts(str(~(u128)0));
    i128 m=(i128)1<<127;
    puts(sstr(m));
    puts(str(f>>64));
    printf("%lx %lx\n",(uint64_t)(f>>64),(uint64_t)f);
    u128 a=f/1000007,b=f%1000007;
    puts(str(a*1000007+b));
    printf("%d %d %d\n",a>b,(i128)-1<0,(u128)-1>0);
    double d=(double)f;
    printf("%g\n",d);
    printf("%d\n",(int)((u128)1e20>>60));
    i128 n=-7;
    printf("%d %d\n",(int)(n/2),(int)(n%2));
    n<<=70;
    puts(sstr(n));
    n>>=69;
    puts(sstr(n));
    a=5;
    a++;
    a+=2;
    a^=1;
    a|=((u128)1<<100);
    puts(str(a));
    printf("%d\n",(int)(a&0xff));
    _Bool bb=a;
    printf("%d %d\n",bb,!a);
    u128 fib[3]={0,1};
    for(int i=0;i<180;i++){
        fib[2]=fib[0]+fib[1];
        fib[0]=fib[1];
        fib[1]=fib[2];
    }
    puts(str(fib[1]));
    uint64_t x=0x123456789abcdef0,y=0xfedcba9876543210;
    u128 pr=(u128)x*y;
    printf("%016lx%016lx\n",(uint64_t)(pr>>64),(uint64_t)pr);
    switch((int)(pr%3)){
        case 0:puts("zero");
        break;
        default:puts("other");
    }
    long long sh=(i128)x*-3>>64;
    printf("%lld\n",sh);
    return 0;
}

