#include <stdio.h>
#include <stdlib.h>
#include <stdarg.h>
#include <string.h>
int sum(int n, ...)
{
    va_list ap;
    va_start(ap, n);
    int s = 0;
    while (n--)
        s += va_arg(ap, int);
    va_end(ap);
    return s;
}

struct S {
    int a;
    char b[20];
};
struct Sm {
    short x;
};
struct S mk(int a, const char *s)
{
    struct S r;
    r.a = a;
    strcpy(r.b, s);
    return r;
}

struct S upd(struct S s)
{
    s.a++;
    s.b[0] = 'X';
    return s;
}

void mixed(const char *f, ...)
{
    va_list ap, a2;
    va_start(ap, f);
    va_copy(a2, ap);
    for (; *f; f++)
        switch (*f) {
        case 'd':
            printf("%d ", va_arg(ap, int));
            break;
        case 'f':
            printf("%g ", va_arg(ap, double));
            break;
        case 's':
            printf("%s ", va_arg(ap, char *));
            break;
        case 'S':{
                struct S s = va_arg(ap, struct S);
                printf("{%d %s} ", s.a, s.b);
                break;
            }
        case 'l':
            printf("%ld ", va_arg(ap, long));
            break;
        case 'L':
            printf("%g ", (double) va_arg(ap, long double));
        } printf("| %d\n", va_arg(a2, int));
    va_end(ap);
}

void duff(char *to, char *from, int count)
{
    int n = (count + 7) / 8;
    switch (count % 8) {
    case 0:
        do {
            *to++ = *from++;
    case 7:
            *to++ = *from++;
    case 6:
            *to++ = *from++;
    case 5:
            *to++ = *from++;
    case 4:
            *to++ = *from++;
    case 3:
            *to++ = *from++;
    case 2:
            *to++ = *from++;
    case 1:
            *to++ = *from++;
        } while (--n > 0);
    }
}

int cls(int c)
{
    switch (c) {
    case 'a' ... 'z':
        return 1;
    case 'A' ... 'Z':
        return 2;
    case '0' ... '9':
        return 3;
    case -5:
        return 4;
    case 1000000 ... 2000000:
        return 5;
    default:
        return 0;
    }
}

int fact(int n)
{
    return n < 2 ? 1 : n * fact(n - 1);
}

int even(int);
int odd(int n)
{
    return n ? even(n - 1) : 0;
}

int even(int n)
{
    return n ? odd(n - 1) : 1;
}

int kr(a, b, f)
int a;
char *b;
float f;
{
    return a + b[0] + (int) f;
}

typedef int (*op)(int, int);
int add(int a, int b)
{
    return a + b;
}

int mul(int a, int b)
{
    return a * b;
}

op pick(int c)
{
    return c == '+' ? add : mul;
}

int (*pick2(int c))(int, int) { return pick(c);
}

int counter(void)
{
    static int n = 10;
    return ++n;
}

int vla(int n, int a[n][n])
{
    int s = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            s += a[i][j];
    return s + (int) sizeof(a[0]);
}

int main(int argc, char **argv)
{
    printf("%d %d\n", sum(0), sum(5, 1, 2, 3, 4, 5));
    struct S s = mk(3, "hey");
    struct S t = upd(s);
    printf("%d %s %d %s\n", s.a, s.b, t.a, t.b);
    printf("%s %d\n", upd(mk(9, "q")).b, mk(4, "z").a);
    mixed("dfsSlL", 1, 2.5, "str", s, 1L << 40, (long double) 1.25);
    char buf[30] = "", src[] = "abcdefghijklmnopqrstuvw";
    duff(buf, src, 21);
    puts(buf);
    printf("%d%d%d%d%d%d\n", cls('q'), cls('Q'), cls('5'), cls(-5), cls(1500000), cls('!'));
    printf("%d %d %d\n", fact(10), odd(7), even(7));
    printf("%d\n", kr(1, "A", 2.7));
    printf("%d %d %d\n", pick('+') (3, 4), (*pick2('*')) (3, 4), (**mul) (2, 5));
    counter();
    printf("%d\n", counter());
    int i = 0;
  again:if (i < 3) {
        printf("%d ", i);
        i++;
        goto again;
    }
    puts("");
    for (int i = 0, j = 10; i < j; i++, j--) {
        if (i == 2)
            continue;
        if (i == 4)
            break;
        printf("%d,%d ", i, j);
    }
    puts("");
    do {
        i--;
    } while (i > 0);
    printf("%d\n", i);
    int n = 4;
    int v[n][n];
    for (int a = 0; a < n; a++)
        for (int b = 0; b < n; b++)
            v[a][b] = a * b;
    printf("%zu %zu %d\n", sizeof v, sizeof v[0], vla(n, v));
    for (int k = 1; k < 4; k++) {
        char w[k * 10];
        memset(w, 'a' + k, k * 10);
        w[k * 10 - 1] = 0;
        printf("%s %zu\n", w, sizeof w);
        if (k == 2)
            continue;
    }
    char *al = alloca(20);
    strcpy(al, "alloca");
    printf("%s %s\n", al, strcpy(alloca(8), "in"));
    int r = ({ int q = 5;
             q * 2;
             }) + 1;
    printf("%d\n", r);
    printf("%d\n", i ? : 42);
    printf("%s\n", _Generic(1.0f, int:"int", float:"float", default:"other"));
    typeof(n) tn = 7;
    printf("%d\n", tn);
    int *p = &v[1][1];
    p += 2;
    printf("%d %ld\n", *p, (long) (p - &v[0][0]));
    int (*row)[n] = v;
    row++;
    printf("%d\n", (*row)[3]);
    const char *str = "text";
    while (*str)
        putchar(*str++);
    putchar('\n');
    switch (n) {
        int dead;
    case 4:
        dead = 3;
        printf("%d\n", dead);
    case 5:
        puts("fall");
        break;
    default:
        puts("no");
    }
    switch (3L << 40) {
    case 3L << 40:
        puts("long");
    }
    {
        int n = 1; {
            int n = 2;
            printf("%d", n);
        } printf("%d\n", n);
    } extern int glob;
    printf("%d\n", glob);
    int a = 1, b = 0;
    printf("%d%d%d%d\n", a && b, a || b, !a, a && !b);
    if (a && (b || a) && !(b && a))
        puts("yes");
    printf("%d\n", (a ? b : a) + (b ? : 3));
    a = b = 5;
    printf("%d %d\n", a, b);
    a ^= b ^= a ^= b;
    printf("%d %d\n", a, b);
    unsigned u = 0;
    u--;
    printf("%u\n", u >> 28);
    char c = 'z';
    c++;
    printf("%c\n", c);
    printf("%d\n", a = b, a);
    void *vp = &a;
    printf("%d\n", *(int *) vp);
    long arr[5] = { 0 };
    long *e = &arr[5];
    printf("%ld\n", (long) (e - arr));
    printf("%d\n", &arr[1] > &arr[0]);
    printf("%c%c\n", "xyz"[1], 1["xyz"]);
    struct {
        int x;
    } anon = { 4 }, *pa = &anon;
    pa->x += 2;
    printf("%d\n", anon.x);
    printf("%d\n", ( {
                    if (a) b = 3; b;}
           ));
    double d = 7;
    d /= 2;
    d++;
    printf("%g %g\n", d, -d);
    float f = 1.1f;
    f *= f;
    printf("%.9g\n", f);
    printf("%d\n", (int) (f > d));
    if (d)
        puts("d");
    if (!f)
        puts("nf");
    while (d > 2)
        d -= 1;
    printf("%g\n", d);
    i = d ? 3 : 4;
    printf("%d\n", i);
    void (*np)(void) = 0;
    printf("%d\n", np == 0);
    int (* (*fpp)(int))(int, int) = pick2;
    printf("%d\n", fpp('+') (1, 1));
    goto end;
    puts("skipped");
  end:printf("%s:%d %s\n", __FILE__ + strlen(__FILE__) - 5, __LINE__, __func__);
    return argc + 100;
}

int glob = 77;
