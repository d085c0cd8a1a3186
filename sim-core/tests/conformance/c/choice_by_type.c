/* gcc's choice by type: what is not chosen is not worked out, and need not fit. An assembler
   statement without instructions is a barrier for the compiler only. */
#include <stdio.h>

#define IS(x, type) __builtin_types_compatible_p(__typeof__(x), type)
#define SHOW(x) __builtin_choose_expr(IS(x, char *) || IS(x, char[]), printf("text\n"), \
    __builtin_choose_expr(IS(x, double), printf("double\n"), printf("other\n")))
#define IS_ARRAY(x) !IS(x, __typeof__(&(x)[0]))

int main(void)
{
    int n = 0, a[3], *p = a;
    char *s = "s";
    const double d = 1;
    SHOW(s);
    SHOW(1.0);
    SHOW(n);
    printf("%d %d\n", IS_ARRAY(a), IS_ARRAY(p));
    printf("%d %d %d\n", IS(d, double), IS(n, unsigned), IS(a, int[3]));
    printf("%zu\n", sizeof(__builtin_choose_expr(1, 'c', n++)) + sizeof(__builtin_choose_expr(0, n++, 1.0L)));
    __asm__ __volatile__("" ::: "memory");
    asm volatile("" : "+r"(n));
    printf("%d\n", n);
    return 0;
}
