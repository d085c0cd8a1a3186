#include <stdio.h>
#include <stdint.h>
typedef unsigned char u8;
struct S { u8 a,b; u8 c[2]; };
static struct S s = {(u8)45, (u8)300, {(u8)1,(u8)0x1ff}};
int gs = (short)70000; static const int k = (int)3.7; static double d = (double)(float)0.1; 
struct sa { int x; _Static_assert(sizeof(int)==4,"x"); char y; };
#pragma pack(push,1)
struct p1 { char a; int b; short c; };
#pragma pack(pop)
#pragma pack(2)
struct p2 { char a; int b; char c;};
#pragma pack()
#pragma pack(push)
#pragma pack(4)
struct p4 { char a; double b; char c;};
#pragma pack(push,8)
struct p8 { char a; double b; long double e; char c;};
#pragma pack(pop)
struct p4b { char a; double b; char c;};
#pragma pack(pop)
struct p16 { char a; double b; char c;};
struct __attribute__((packed)) pk { char a; int b; };
struct al { char a; } __attribute__((aligned(16)));
struct pk2 { char a; int b __attribute__((packed)); short c;};
struct pk3 { char a; int b; short c;} __attribute__((packed, aligned(4)));
static void ctor(void) __attribute__((constructor));
static void ctor(void){ puts("ctor"); }
static void __attribute__((destructor)) dtor(void){ puts("dtor"); }
__attribute__((constructor(101))) static void c101(void){ puts("c101"); }
__attribute__((noreturn)) void die(void);
extern void pf(const char*, ...) __attribute__((format(printf,1,2)));
int unusedp(int x __attribute__((unused))) { return 1; }
int al16 __attribute__((aligned(64)));
int \u00e9t\u00e9 = 3;
int été2 = 4;
int main(void){
 printf("%d %d %d %d\n", s.a,s.b,s.c[0],s.c[1]);
 printf("%d %d %.20f\n", gs,k,d);
 printf("%zu %zu %zu %zu %zu %zu\n", sizeof(struct sa), sizeof(struct p1), sizeof(struct p2), sizeof(struct p4), sizeof(struct p8), sizeof(struct p16));
 printf("%zu %zu %zu %zu %zu %zu\n", sizeof(struct p4b), sizeof(struct pk), sizeof(struct al), sizeof(struct pk2), sizeof(struct pk3), _Alignof(struct p2));
 printf("%lu\n", ((unsigned long)&al16)%64);
 printf("%d %d %s\n", \u00e9t\u00e9, été2, "\u00e9\U0001F600");
 return 0;
}
