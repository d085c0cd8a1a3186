/* Variadic functions, structs by value, pointers to functions, recursion. */
#include <stdio.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
struct P {
    int x, y;
};
struct Big {
    long a[5];
};
struct F {
    float f;
    double d;
};
struct C3 {
    char c[3];
};
static int sum(int n, ...)
{
    va_list a;
    va_start(a, n);
    int s = 0;
    while (n--)
        s += va_arg(a, int);
    va_end(a);
    return s;
}

static void mix(const char *f, ...)
{
    va_list a, b;
    va_start(a, f);
    va_copy(b, a);
    for (; *f; f++)
        switch (*f) {
        case 'i':
            printf("%d ", va_arg(a, int));
            break;
        case 'd':
            printf("%g ", va_arg(a, double));
            break;
        case 's':
            printf("%s ", va_arg(a, char *));
            break;
        case 'P':{
                struct P p = va_arg(a, struct P);
                printf("{%d %d} ", p.x, p.y);
                break;
            }
        case 'B':{
                struct Big p = va_arg(a, struct Big);
                printf("{%ld %ld} ", p.a[0], p.a[4]);
                break;
            }
        case 'F':{
                struct F p = va_arg(a, struct F);
                printf("{%g %g} ", p.f, p.d);
                break;
            }
        case 'L':
            printf("%Lg ", va_arg(a, long double));
            break;
        case 'l':
            printf("%lld ", va_arg(a, long long));
            break;
        }
    puts("");
    printf("%d\n", va_arg(b, int));
    va_end(a);
    va_end(b);
}

static struct P mk(int x, int y)
{
    struct P p = { x, y };
    return p;
}

static struct Big big(long v)
{
    struct Big b;
    for (int i = 0; i < 5; i++)
        b.a[i] = v + i;
    return b;
}

static struct C3 c3(void)
{
    struct C3 c = { "ab" };
    return c;
}

static int (*pick(int i))(int, int);
static int add(int a, int b)
{
    return a + b;
}

static int mul(int a, int b)
{
    return a * b;
}

static int (*pick(int i))(int, int) { return i ? mul : add;
}

typedef int (*op)(int, int);
static int apply(op o, int n, ...)
{
    va_list a;
    va_start(a, n);
    int r = va_arg(a, int);
    while (--n)
        r = o(r, va_arg(a, int));
    va_end(a);
    return r;
}

static void byval(struct Big b)
{
    b.a[0] = 99;
} static long fact(int n)
{
    return n < 2 ? 1 : n * fact(n - 1);
}

static int ack(int m, int n)
{
    return !m ? n + 1 : !n ? ack(m - 1, 1) : ack(m - 1, ack(m, n - 1));
}

static int fib(int n)
{
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

static void vp(char *b, const char *f, ...)
{
    va_list a;
    va_start(a, f);
    vsprintf(b, f, a);
    va_end(a);
} static int old(a, b)

int a;
char b;
{
    return a + b;
}

static void hanoi(int n, char a, char b, char c, int *k)
{
    if (!n)
        return;
    hanoi(n - 1, a, c, b, k);
    ++*k;
    hanoi(n - 1, c, b, a, k);
}

int main()
{
    printf("%d\n", sum(5, 1, 2, 3, 4, 5));
    mix("idsPBFLlidididid", 1, 2.5, "str", mk(3, 4), big(7), (struct F) { 1.5f, 2.5 }, 3.5L, 1LL << 40, 5, 6.5, 7, 8.5, 9, 10.5, 11, 12.5);
    printf("%d %s\n", mk(1, 2).y, c3().c);
    printf("%d %d\n", pick(0) (3, 4), (*pick(1)) (3, 4));
    printf("%d %d\n", apply(add, 4, 1, 2, 3, 4), apply(mul, 4, 1, 2, 3, 4));
    struct Big b = big(1);
    byval(b);
    printf("%ld %ld\n", b.a[0], big(5).a[2]);
    printf("%ld %d %d\n", fact(15), ack(2, 5), fib(20));
    char s[50];
    vp(s, "%05d|%-5s|%c", 42, "ab", 'z');
    puts(s);
    printf("%d\n", old(1, 'a'));
    int k = 0;
    hanoi(10, 'A', 'B', 'C', &k);
    printf("%d\n", k);
    op tab[] = { add, mul };
    for (int i = 0; i < 2; i++)
        printf("%d ", tab[i] (5, 6));
    puts("");
    int (*arr)[3] = malloc(24);
    arr[1][2] = 7;
    printf("%d\n", *(* (arr + 1) + 2));
    char *names[] = { "a", "bb", "ccc" };
    char **pp = names;
    printf("%s %c %s\n", *++pp, **pp, *(pp + 1) + 1);
    int n = 4;
    int vla[n][n + 1];
    for (int i = 0; i < n; i++)
        for (int j = 0; j <= n; j++)
            vla[i][j] = i * j;
    printf("%d %zu\n", vla[3][4], sizeof vla);
    struct node {
        int v;
        struct node *n;
    } *h = 0;
    for (int i = 0; i < 5; i++) {
        struct node *x = malloc(sizeof *x);
        x->v = i;
        x->n = h;
        h = x;
    }
    struct node *pr = 0;
    while (h) {
        struct node *nx = h->n;
        h->n = pr;
        pr = h;
        h = nx;
    } for (; pr; pr = pr->n)
        printf("%d ", pr->v);
    puts("");
    printf("%s\n", (char[]) { "compound" });
    int *ip = &(int) { 5 };
    printf("%d\n", ++*ip);
    printf("%d\n", ( {
                    int q = 3;
                    q * q;
                    }));
    printf("%d\n", _Generic(1.0f, int:1, float:2, default:3));
    void *lab = &&end;
    goto *lab;
  end:puts("end");
}
