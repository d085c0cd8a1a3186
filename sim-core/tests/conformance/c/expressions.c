#include <stdio.h>
#include <string.h>
#include <stdint.h>
#include <stddef.h>
struct V {
    int x, y;
};
struct W {
    struct V v[3];
    char s[5];
    double d;
};
typedef struct node {
    int v;
    struct node *next;
} node;
struct V addv(struct V a, struct V b)
{
    a.x += b.x;
    a.y += b.y;
    return a;
}

struct W big(int n)
{
    struct W w = { 0 };
    for (int i = 0; i < 3; i++)
        w.v[i].x = n + i;
    strcpy(w.s, "big");
    w.d = n / 2.0;
    return w;
}

int g = 0;
int side(int x)
{
    printf("[%d]", x);
    g += x;
    return x;
}

int *pside(int *p, const char *n)
{
    printf("%s", n);
    return p;
}

static int rec(int n, int *acc)
{
    if (n <= 0)
        return *acc;
    *acc += n;
    return rec(n - 1, acc);
}

double avg(int n, double *a)
{
    double s = 0;
    for (int i = 0; i < n; i++)
        s += a[i];
    return n ? s / n : 0;
}

float ff(float a, double b)
{
    return a * b;
}

long double ldf(long double x)
{
    return x / 3;
}

unsigned char uc(unsigned char c)
{
    return c + 1;
}

short sh(int x)
{
    return x;
}

_Bool bb(int x)
{
    return x;
}

char ch(int x)
{
    return x;
}

unsigned un(int x)
{
    return x;
}

long lg(int x)
{
    return x;
}

unsigned long ul(int x)
{
    return x;
}

void nop(void)
{
}
int arr2[3][4] = { { 1, 2, 3, 4 }, { 5, 6, 7, 8 }, { 9, 10, 11, 12 } };

const int cst = 7;
static const char *tab[][2] = { { "a", "b" }, { "c", "d" } };
enum col { RED, GREEN = 5, BLUE };
int sw(enum col c)
{
    switch (c) {
    case RED:
        return 1;
    case GREEN:
        return 2;
    default:
        return 3;
    }
}

union fi {
    float f;
    uint32_t u;
};
struct bits {
    unsigned a:1, b:2, c:29;
};
int vsum(int r, int c, int m[r][c])
{
    int s = 0;
    for (int i = 0; i < r; i++)
        for (int j = 0; j < c; j++)
            s += m[i][j] * (i + 1);
    return s;
}

#define SQ(x) ((x)*(x))
#define STR(x) #x
#define CAT(a,b) a##b
#define LOG(fmt,...) printf("log:" fmt "\n",##__VA_ARGS__)
int main(void)
{
    struct V a = { 1, 2 }, b = { 3, 4 };
    struct V c = addv(addv(a, b), addv(b, b));
    printf("%d %d %d\n", c.x, c.y, a.x);
    printf("%d %s %g\n", big(3).v[2].x, big(4).s, big(5).d);
    struct W w1 = big(1), w2;
    w2 = w1;
    w2.v[1] = a;
    w1.v[0] = w2.v[1];
    printf("%d %d %d\n", w1.v[0].y, w2.v[1].x, w1.v[1].x);
    struct W *wp = &w2;
    wp->v[2] = (struct V) { 9, 8 };
    printf("%d %d\n", (*wp).v[2].x, wp->v[2].y);
    int x = side(1) + side(2) * side(3);
    printf(" %d\n", x);
    x = side(0) && side(9) || side(4);
    printf(" %d\n", x);
    printf(" %d\n", (side(1), side(2)));
    int q[3] = { 0 };
    int i = 0;
    q[i++] = i;
    q[i] = i++;
    printf("%d %d %d %d\n", q[0], q[1], q[2], i);
    *pside(q, "L") = side(5) + 0;
    *pside(q, "L") += side(5);
    puts("");
    int acc = 0;
    printf("%d\n", rec(100, &acc));
    double da[] = { 1, 2, 4 };
    printf("%.3f %g %.4Lf\n", avg(3, da), ff(1.5f, 2.25), ldf(10));
    printf("%d %d %d %d %u %ld %lu\n", uc(255), sh(70000), bb(256), ch(200), un(-1), lg(-1), ul(-1));
    (void) nop;
    nop();
    int (*p)[4] = arr2;
    printf("%d %d %d %d\n", p[1][2], *(* (p + 2) + 1), (*p)[3], **p);
    int *flat = &arr2[0][0];
    printf("%d %ld\n", flat[7], &arr2[2][1] - flat);
    printf("%zu %zu %zu\n", sizeof arr2, sizeof *arr2, sizeof **arr2);
    printf("%s%s\n", tab[1][0], *tab[0]);
    printf("%d %d %d\n", sw(RED), sw(5), sw(BLUE));
    union fi u;
    u.f = 1.0f;
    printf("%x\n", u.u);
    u.u = 0x40490fdb;
    printf("%.5f\n", u.f);
    struct bits bt = { 1, 2, 100 };
    bt.b++;
    bt.c <<= 3;
    bt.a ^= 1;
    printf("%d %d %d\n", bt.a, bt.b, bt.c);
    int m[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } };
    printf("%d\n", vsum(2, 3, m));
    printf("%d %s %d\n", SQ(i + 1), STR(a + b), CAT(1, 2));
    LOG("x");
    LOG("%d %d", 1, 2);
    node n3 = { 3 }, n2 = { 2, &n3 }, n1 = { 1, &n2 };
    for (node * n = &n1; n; n = n->next)
        printf("%d", n->v);
    puts("");
    char buf[16];
    int len = snprintf(buf, sizeof buf, "%d-%s", 42, "z");
    printf("%s %d\n", buf, len);
    char *s = "hello";
    char t[] = "hello";
    t[0] = 'J';
    printf("%s %s %c %c\n", s, t, s[1], *(s + 4));
    while (*s)
        s++;
    printf("%ld\n", strlen("hello"));
    printf("%d\n", s[-1]);
    long long ll = 1LL << 40;
    ll |= 1;
    printf("%lld %llx\n", ll, ll);
    unsigned long long ull = ~0ULL;
    printf("%llu\n", ull / 3);
    int64_t neg = -5;
    printf("%ld %ld %ld\n", neg / 2, neg % 2, neg >> 1);
    uint64_t un64 = -5;
    printf("%lu\n", un64 / 2);
    printf("%d\n", (int) (neg < un64));
    printf("%d\n", -1 > 0u);
    printf("%d\n", (unsigned char) -1 > 0);
    for (char k = 'a'; k <= 'e'; k++)
        putchar(k);
    puts("");
    int cnt = 0;
    do {
        if (cnt == 2) {
            cnt += 5;
            continue;
        }
        cnt++;
    } while (cnt < 10);
    printf("%d\n", cnt);
    for (;;) {
        if (++cnt > 12)
            break;
    }
    printf("%d\n", cnt);
    int z = 5;
    z += z++ + ++z;
    printf("%d\n", z);
    z = z++ * 2;
    printf("%d\n", z);
    z = 10;
    z -= 3 - 1;
    z *= 2 + 1;
    z /= 4;
    z %= 4;
    z <<= 2;
    z |= 1;
    z &= ~2;
    z ^= 0xff;
    printf("%d\n", z);
    int ar[5] = { 5, 4, 3, 2, 1 }, *e = ar + 5, *o = ar;
    while (o < e)
        printf("%d", *o++);
    puts("");
    o = ar;
    printf("%d %d %d\n", *o++, *++o, (*o)++);
    o = &ar[2];
    printf("%d %d\n", o[-1], -1[o]);
    printf("%d\n", (int) ((char *) &ar[3] - (char *) ar));
    ptrdiff_t d = &ar[4] - &ar[1];
    printf("%td\n", d);
    float f = 0.1f, g2 = 0.2f;
    printf("%d %d\n", f + g2 == 0.3f, 0.1 + 0.2 == 0.3);
    printf("%.10f\n", f);
    double dd = 1e300 * 1e10;
    printf("%d\n", dd > 1e308);
    printf("%g %g\n", 5 / 2 * 1.0, 5 / 2.0);
    printf("%d\n", (int) 3.99);
    printf("%d\n", (int) -0.5);
    printf("%lu\n", (unsigned long) 1e19);
    f = 16777216.0f;
    f++;
    printf("%.1f\n", f);
    int im = 2147483647;
    im++;
    printf("%d\n", im);
    unsigned char u8 = 255;
    u8++;
    printf("%d\n", u8);
    signed char s8 = 127;
    s8++;
    printf("%d\n", s8);
    printf("%d\n", 1 << 30 << 1);
    short ss = 32767;
    ss += 1;
    printf("%d\n", ss);
    printf("%x\n", ~0u >> 4);
    printf("%d\n", 'A' + 1);
    printf("%d\n", sizeof(char) == sizeof('a'));
    printf("%d\n", !!"str");
    int sgn = -8;
    printf("%d %d\n", sgn >> 1, sgn / 3);
    const char *r = g > 5 ? "big" : "small";
    puts(r);
    int tern = g ? g > 100 ? 1 : 2 : 3;
    printf("%d\n", tern);
    void *vp = &tern;
    int **pp = (int *[]) { &tern, &z };
    printf("%d %d\n", *(int *) vp, *pp[1]);
    int (*fa[2])(int, int *) = { rec, rec };
    acc = 0;
    printf("%d\n", fa[1] (3, &acc));
    printf("%d\n", (&acc)[0]);
    printf("%d %d\n", *&acc, *(&acc));
    static int st[3];
    st[1]++;
    printf("%d%d\n", st[0], st[1]); {
        extern int arr2[3][4];
        printf("%d\n", arr2[1][1]);
    } printf("%ld\n", (long) offsetof(struct W, d));
    printf("%ld\n", (long) offsetof(struct W, v[1].y));
    return (int) cst;
}
