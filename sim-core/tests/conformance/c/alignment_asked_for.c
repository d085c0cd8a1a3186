/* aligned, packed and _Alignas on types, members, globals and locals. */
#include <stdio.h>
#include <stdalign.h>
#include <stddef.h>
struct A {
    char c;
     alignas(16) int x;
    char d;
};
struct B {
    _Alignas(double) char c;
    char e;
};
struct __attribute__((packed)) P {
    char c;
    int x;
    short s;
};

struct __attribute__((packed, aligned(4))) Q {
    char c;
    int x;
};

struct __attribute__((aligned(32))) R {
    int x;
};

typedef int aint __attribute__((aligned(16)));
struct T {
    char c;
    aint x;
};
union U {
    char a[5];
     alignas(8) char c;
};
struct W {
    char c;
    int x __attribute__((packed));
    long y __attribute__((aligned(32)));
};
alignas(128)
static char gb;
static _Alignas(32) _Alignas(16)
int two;
int main()
{
    printf("%zu %zu %zu %zu\n", sizeof(struct A), alignof(struct A), offsetof(struct A, x), offsetof(struct A, d));
    printf("%zu %zu\n", sizeof(struct B), _Alignof(struct B));
    printf("%zu %zu\n", sizeof(struct P), _Alignof(struct P));
    printf("%zu %zu\n", sizeof(struct Q), _Alignof(struct Q));
    printf("%zu %zu\n", sizeof(struct R), _Alignof(struct R));
    printf("%zu %zu %zu\n", sizeof(struct T), _Alignof(struct T), offsetof(struct T, x));
    printf("%zu %zu\n", sizeof(union U), _Alignof(union U));
    printf("%zu %zu %zu\n", sizeof(struct W), _Alignof(struct W), offsetof(struct W, y));
    printf("%d %d\n", (int) ((unsigned long) &gb % 128), (int) ((unsigned long) &two % 32));
    alignas(256) int l;
    char c;
    alignas(32) struct P p;
    struct R r[2];
    printf("%d %d %d %zu\n", (int) ((unsigned long) &l % 256), (int) ((unsigned long) &p % 32), (int) ((unsigned long) &r[1] % 32),
           sizeof r);
    printf("%zu %zu %zu %zu\n", alignof(char), alignof(long double), alignof(short[7]), alignof(max_align_t));
    printf("%zu\n", __alignof__(l));
    alignas(0) int z;
    alignas(int) char q[3];
    printf("%zu %d\n", sizeof q, (int) ((unsigned long) q % 4));
    aint arr;
    printf("%zu\n", sizeof arr);
}
