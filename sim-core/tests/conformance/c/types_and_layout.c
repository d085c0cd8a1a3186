#include <stdio.h>
#include <stddef.h>
#include <stdint.h>
struct A {
    char c;
    int i;
    short s;
    double d;
    char t;
};
struct B {
    int a:3;
    unsigned b:5;
    int c:20;
    long d:40;
    char e;
    int:0;
    unsigned f:1;
};
struct C {
    char a;
    struct {
        short x;
        long y;
    };
    union {
        int u;
        char v[9];
    };
} c;
struct __attribute__((packed)) P {
    char a;
    int b;
    long c;
    short d;
};

struct Al {
    char a;
    int b __attribute__((aligned(32)));
};
union U {
    char c;
    int i;
    double d;
    char arr[13];
};
struct F {
    int n;
    char data[];
};
struct BB {
    unsigned char a:4;
    unsigned char b:5;
    unsigned short c:9;
    int d:31;
    int e:2;
};
struct BC {
    char x;
    int a:5;
    int b:30;
    _Bool f:1;
};
struct LD {
    char a;
    long double b;
};
enum E1 { A1, B1 = 5, C1 };
enum E2 { N = -1, M };
typedef int (*fp)(int, char *);
struct __attribute__((packed)) PB {
    char a;
    int b:5;
    int c:17;
    long d:33;
};

int main()
{
    printf("%zu %zu %zu %zu %zu\n", sizeof(struct A), offsetof(struct A, i), offsetof(struct A, s),
           offsetof(struct A, d), offsetof(struct A, t));
    printf("%zu %zu %zu %zu\n", sizeof(struct B), offsetof(struct B, e), sizeof(struct C),
           offsetof(struct C, y));
    printf("%zu %zu %zu\n", sizeof(struct P), offsetof(struct P, c), sizeof(struct Al));
    printf("%zu %zu %zu %zu %zu\n", sizeof(union U), sizeof(struct F), sizeof(struct BB), sizeof(struct BC),
           sizeof(struct LD));
    printf("%zu %zu %zu %zu\n", sizeof(enum E1), sizeof(fp), sizeof(long double), _Alignof(long double));
    printf("%zu %zu %zu\n", sizeof(struct PB), sizeof(int[3][4]), sizeof(char *[5]));
    struct B b = { -1, 31, -5, 1L << 38, 'x', 1 };
    printf("%d %u %d %ld %d %u\n", b.a, b.b, b.c, (long) b.d, b.e, b.f);
    b.a = 5;
    b.b = 33;
    b.c = 0x7ffff;
    b.d = -1;
    printf("%d %u %d %ld\n", b.a, b.b, b.c, (long) b.d);
    b.b++;
    b.b += 40;
    b.c -= 3;
    printf("%d %u %d\n", b.a++, b.b, --b.c);
    printf("%d\n", b.a);
    unsigned char *pb = (unsigned char *) &b;
    for (size_t i = 0; i < sizeof b; i++)
        printf("%02x", pb[i]);
    puts("");
    struct PB q = { 1, -3, -70000, 0x1ffffffffL };
    q.d = -5;
    unsigned char *pq = (void *) &q;
    for (size_t i = 0; i < sizeof q; i++)
        printf("%02x", pq[i]);
    puts("");
    printf("%d %d %ld\n", q.b, q.c, (long) q.d);
    struct BC z = { 'a', -16, -1, 1 };
    printf("%d %d %d\n", z.a, z.b, z.f);
    z.f = 2;
    printf("%d\n", z.f);
    printf("%d %d %d\n", (enum E1) C1, (int) N, N < 0);
    printf("%d\n", (enum E1) -1 < 0);
    printf("%d %d %d %d\n", -1 < 1u, -1L < 1u, (unsigned char) 255 + 1, (char) 200);
    printf("%u %d %lu %ld\n", -1, (int) 4294967295u, (unsigned long) -1, (long) (int) 0x80000000);
    printf("%d %d %d\n", -7 / 2, -7 % 2, 7 % -3);
    printf("%d %u\n", -8 >> 1, -8u >> 1);
    printf("%d\n", 1 << 31 >> 31);
    printf("%d %d\n", (short) 70000, (signed char) 130);
    printf("%ld\n", 2147483647 + 1L);
    printf("%d\n", sizeof(1 ? 1 : 1L) == 8);
    printf("%d\n",
           (int) sizeof('a') + (int) sizeof(1.0f) + (int) sizeof(1.0L) + (int) sizeof(1u + 1L) +
           (int) sizeof(+(char) 1));
    float f = 16777217;
    double d = 0.1f;
    printf("%f %.17g\n", f, d);
    printf("%d %d %u\n", (int) -2.9, (int) 2.9f, (unsigned) 3e9);
    printf("%d\n", (char) 300.5 == 44);
    long double ld = 1.5L;
    ld *= 3;
    printf("%Lf %d\n", ld, (int) ld);
    _Bool bo = 5;
    bo += 7;
    printf("%d\n", bo);
    bo--;
    printf("%d\n", bo);
    bo = 0.1;
    printf("%d\n", bo);
    int *np = &bo ? (int *) 8 : 0;
    bo = np;
    printf("%d\n", bo);
    int x = 5;
    x += 3.7;
    printf("%d\n", x);
    x *= 1.5;
    printf("%d\n", x);
    char ch = 100;
    ch += 100;
    printf("%d\n", ch);
    ch = ch * 2;
    printf("%d\n", ch);
    unsigned char uc = 200;
    uc <<= 1;
    printf("%d\n", uc);
    uc = ~uc;
    printf("%d\n", uc);
    short s = -1;
    unsigned us = s;
    printf("%u\n", us);
    unsigned long ul = s;
    printf("%lu\n", ul);
    printf("%d\n", (unsigned short) -1 == 65535);
    uint8_t u8 = 250;
    u8 += 10;
    printf("%d\n", u8);
    int64_t i64 = 1L << 40;
    printf("%ld\n", i64);
    printf("%d\n", 5 > 3 > 1);
    printf("%d\n", !5 + !!7);
    printf("%d\n", 3 & 5 == 5);
    printf("%d\n", 1 ? 0 ? 2 : 3 : 4);
    printf("%d\n", (2, 3));
    printf("%d %d\n", '\377', L'x');
    printf("%s\n", "a" "b\0c");
    printf("%zu\n", sizeof("a" "b\0c"));
    printf("%u\n", 1u - 2);
    printf("%lu\n", sizeof(int) - 5);
    printf("%d\n", -2147483647 - 1 < 0);
    return 0;
}
