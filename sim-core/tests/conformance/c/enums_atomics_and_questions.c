// Enumerators that fit stay ints; an enum with a negative and a large one is a long. The builtins for
// atomic objects that take pointers, types by width, and what is constant to gcc.
#include <stdio.h>

enum mixed { LOW = -1, HIGH = 3000000000U, TINY = 4 };
enum large { SMALL = 1, FAR = 1L << 40, NEXT };
enum top { MOST = 0xffffffffU, ONE = 1 };

#define TYPE(x) _Generic((x), int: "int", unsigned: "unsigned", long: "long", unsigned long: "unsigned long", default: "?")

#ifdef __has_attribute
#if __has_attribute(fallthrough)
#define FALL __attribute__((fallthrough))
#endif
#endif

static const char *kind(int n)
{
    switch (n) {
    case 1:
        printf("one ");
        FALL;
    case 2:
        return "small";
    default:
        return "other";
    }
}

int main(void)
{
    enum mixed m = HIGH;
    enum large l = FAR;
    printf("%zu %s %zu %s %s %d\n", sizeof m, TYPE(LOW), sizeof HIGH, TYPE(HIGH), TYPE(TINY), m > LOW);
    printf("%zu %s %s %s %d\n", sizeof l, TYPE(SMALL), TYPE(FAR), TYPE(NEXT), l == FAR);
    printf("%zu %s %s %d\n", sizeof(enum top), TYPE(MOST), TYPE(ONE), -1 < ONE);
    int v = 1, w = 2, old = 0;
    __atomic_load(&v, &old, __ATOMIC_SEQ_CST);
    printf("%d", old);
    __atomic_store(&v, &w, __ATOMIC_RELEASE);
    printf(" %d", v);
    w = 7;
    __atomic_exchange(&v, &w, &old, __ATOMIC_ACQ_REL);
    printf(" %d %d", v, old);
    int expected = 7, wanted = 9;
    int done = __atomic_compare_exchange(&v, &expected, &wanted, 0, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED);
    printf(" %d %d", done, v);
    done = __atomic_compare_exchange(&v, &expected, &wanted, 1, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED);
    printf(" %d %d\n", done, expected);
    char *p = "a", *q = "b", *r;
    __atomic_exchange(&p, &q, &r, __ATOMIC_SEQ_CST);
    printf("%s %s\n", p, r);
    _Float32 f = 1.1f;
    _Float64 d = 1.1;
    _Float32x x = 2.5;
    printf("%zu %zu %zu %.9g %.17g %g\n", sizeof f, sizeof d, sizeof x, (double)f, (double)d, (double)x);
    printf("%d %d %d %d\n", __builtin_constant_p("text"), __builtin_constant_p(v), __builtin_constant_p(3 * 4),
           __builtin_constant_p(&v));
    printf("%s\n", kind(1));
    return 0;
}
