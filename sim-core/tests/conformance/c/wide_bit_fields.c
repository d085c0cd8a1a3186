/* Arithmetic on a bit-field wider than int is in the field's own width. */
#include <stdio.h>

struct w {
    unsigned long long u : 40;
    long long s : 40;
    unsigned long long v : 50;
    unsigned long p : 32;
    long q : 33;
};

int main(void)
{
    struct w a = { .u = 0xffffffffffULL, .s = -1, .v = 0x3ffffffffffffULL, .p = 0xffffffffu, .q = -1 };
    unsigned long long r;
    r = a.u + a.u, printf("%llx\n", r);
    r = a.u + 1, printf("%llx\n", r);
    r = a.u * a.u, printf("%llx\n", r);
    r = ~a.u, printf("%llx\n", r);
    r = -a.u, printf("%llx\n", r);
    r = a.u << 8, printf("%llx\n", r);
    r = a.u << 8 >> 8, printf("%llx\n", r);
    r = 0 - a.u - 1, printf("%llx\n", r);
    r = a.u + a.v, printf("%llx\n", r);
    r = a.u + 1L, printf("%llx\n", r);
    r = a.u + 1u, printf("%llx\n", r);
    r = a.p + 1, printf("%llx\n", r);
    r = a.p << 4, printf("%llx\n", r);
    r = ~a.p, printf("%llx\n", r);
    r = a.p + a.q, printf("%llx\n", r);
    printf("%lld %lld\n", (long long)(a.s << 1), (long long)(a.s * 3));
    printf("%lld\n", (long long)(a.s + 0x7fffffffff));
    a.s = 0x7fffffffffLL;
    printf("%lld %lld\n", (long long)(a.s + 1), (long long)(a.s << 1));
    printf("%lld\n", (long long)(a.q << 31));
    printf("%d %d %d\n", a.u == -1, a.u == -1L, a.v > -1);
    printf("%d\n", a.u + 1 == 0);
    printf("%llx\n", (unsigned long long)(a.u ^ -1));
    printf("%llx\n", (unsigned long long)(1 ? a.u : -2) << 4);
    printf("%llx\n", (unsigned long long)((1 ? a.u : a.u) << 4));
    printf("%llx\n", (unsigned long long)((unsigned long long)a.u << 4));
    printf("%f\n", (double)(a.u + a.u));
    printf("%llx %llx\n", (unsigned long long)(a.u++), (unsigned long long)a.u);
    a.u--;
    a.u += 5, printf("%llx\n", (unsigned long long)a.u);
    a.u = 3, a.u -= 5, printf("%llx\n", (unsigned long long)a.u);
    a.u /= -1, printf("%llx\n", (unsigned long long)a.u);
    a.u = 1, a.u <<= 39, printf("%llx\n", (unsigned long long)a.u);
    r = (a.u <<= 1) + 7, printf("%llx\n", r);
    a.u = 0xfffffffff0ULL;
    r = (a.u + 0x20) % 7, printf("%llx\n", r);
    r = (a.u + 0x20) / 3, printf("%llx\n", r);
    printf("%zu %zu\n", sizeof(a.u + 1), sizeof(a.p + 1));
    r = a.u + 'a' * 2, printf("%llx\n", r);
    r = (a.u = 0x1234567890123ULL) << 4, printf("%llx\n", r);
    int i = -1;
    r = a.u * i, printf("%llx\n", r);
    r = a.u & i, printf("%llx\n", r);
    if (a.u - a.u - 1 > 0)
        puts("unsigned");
    switch (a.p + 1) {
    case 0: puts("zero"); break;
    default: puts("other");
    }
    return 0;
}
