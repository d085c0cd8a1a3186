#include <stdio.h>
#include <string.h>
struct P {
    int x, y;
};
struct L {
    struct P a, b;
    int n;
};
struct N {
    char name[8];
    struct P p[2];
    union {
        int i;
        float f;
    };
};
int g1[] = { 1, 2,[5] = 9, 10 };
struct L gl = { { 1, 2 },.b.y = 7, 5 };
struct P ga[] = { 1, 2, 3, 4,[4] = {.y = 9 } };

char gs[] = "hey", gs2[10] = "abc", gs3[3] = "xyz";
char *names[] = { "one", "two",[3] = "four" };
int m[2][3] = { { 1 }, { 2, 3 } };
int m2[2][3] = { 1, 2, 3, 4 };
struct N gn = { "bob", { { 1, 2}, { 3} }, { 7 } };

int *gp = &g1[2];
int *gp2 = g1 + 3;
char *mid = "hello" + 2;
struct P *pp = &ga[1];
int *py = &ga[1].y;
long diff = (char *) &g1[5] - (char *) g1;
struct P *cl = &(struct P) { 8, 9 };
int *arr = (int[]) { 4, 5, 6 };
int (*fns[])(const char *) = { puts };

double gd = 1.0 / 3;
float gf = 3;
unsigned char uc = 300;
long gl2 = -1;
_Bool gb = 7;
int tern = 1 ? 2 : 3;
const char *const cc = "const";
char c2[2][4] = { "ab", "cd" };
int rng[10] = {[2 ... 5] = 7,[8] = 1 };

struct {
    int a:3, b:5;
} bf = { 1, -2 };

void *self = &self;
union {
    char c[4];
    int i;
} un = {.i = 0x41424344 };
enum { X = 3, Y, Z = X * 2 };
int ez[Z] = { Y };

struct F {
    int n;
    int d[];
};
static struct F fl = { 3, { 1, 2, 3 } };

struct T {
    char a[3];
    char b[3];
} tt = { "ab", "cde" };

struct D {
    struct {
        int p, q;
    };
    int r;
} dd = {.q = 5, 6 };
struct D d2 = { { 1, 2 }, 3 };
struct D d3 = { 1, 2, 3 };

void show(int *a, int n)
{
    for (int i = 0; i < n; i++)
        printf("%d ", a[i]);
    puts("");
}

int main(void)
{
    show(g1, sizeof g1 / sizeof *g1);
    printf("%d %d %d %d %d\n", gl.a.x, gl.a.y, gl.b.x, gl.b.y, gl.n);
    show((int *) ga, 10);
    printf("%s %s %.3s %zu\n", gs, gs2, gs3, sizeof gs);
    printf("%s %s %p %s %zu\n", names[0], names[1], names[2], names[3], sizeof names);
    show(*m, 6);
    show(*m2, 6);
    printf("%s %d %d %d %d %d\n", gn.name, gn.p[0].x, gn.p[0].y, gn.p[1].x, gn.p[1].y, gn.i);
    printf("%d %d %s %d %d %ld %d %d\n", *gp, *gp2, mid, pp->x, *py, diff, cl->y, arr[2]);
    fns[0] ("via ptr");
    printf("%f %f %d %ld %d %d %s %s\n", gd, gf, uc, gl2, gb, tern, cc, c2[1]);
    show(rng, 10);
    printf("%d %d %d %x %zu %d\n", bf.a, bf.b, self == &self, un.i, sizeof ez / 4, ez[0]);
    printf("%d %d\n", fl.n, fl.d[2]);
    printf("%.3s%.3s\n", tt.a, tt.b);
    printf("%d %d %d|%d %d %d|%d %d %d\n", dd.p, dd.q, dd.r, d2.p, d2.q, d2.r, d3.p, d3.q, d3.r);
    int n = 3;
    int la[] = { n, n * 2,[4] = n + 1 };
    show(la, 5);
    struct L ll = { { n, 2 }, {.y = n } };
    printf("%d %d %d %d %d\n", ll.a.x, ll.a.y, ll.b.x, ll.b.y, ll.n);
    char ls[] = "local";
    char lb[20] = "pad";
    char l3[4] = { 'a', 'b' };
    printf("%s %s %d %s\n", ls, lb, lb[19], l3);
    struct P lp = {.y = 1 };
    struct P lq = lp;
    lq.x = 5;
    printf("%d %d %d %d\n", lp.x, lp.y, lq.x, lq.y);
    struct L l2 = { lp, lq, 9 };
    printf("%d %d %d\n", l2.b.x, l2.b.y, l2.n);
    int z[3][2] = { 1, 2, 3 };
    show(*z, 6);
    struct P ps[2] = {[1] = { 3, 4 } };
    show((int *) ps, 4);
    struct P t = (struct P) { n, n + 1 };
    printf("%d %d\n", t.x, t.y);
    int s = 0;
    for (int i = 0; i < 3; i++) {
        int *q = (int[]) { i, i * i };
        s += q[1];
    } printf("%d\n", s);
    printf("%d\n", (int[]) { 1, 2, 3 }[1]);
    int big[40] = { 1, 2, 3 };
    int e = 0;
    for (int i = 0; i < 40; i++)
        e += big[i];
    printf("%d\n", e);
    struct N ln = {.name = "zed",.p[1].y = 4,.f = 1.5 };
    printf("%s %d %f\n", ln.name, ln.p[1].y, ln.f);
    struct {
        int a:3, b:5;
    } lbf = { n - 1, -n };
    printf("%d %d\n", lbf.a, lbf.b);
    static int cnt[3] = {[1] = 4 };
    show(cnt, 3);
    char w[2][3][4] = { { "a", "b" }, { "c" } };
    printf("%s%s%s\n", w[0][0], w[0][1], w[1][0]);
    int sc = { 5 };
    printf("%d\n", sc);
    const char *msg[] = { "x", "y", NULL };
    for (const char **p = msg; *p; p++)
        printf("%s", *p);
    puts("");
    union {
        int i;
        char c[4];
    } lu = { 0x61 };
    printf("%s\n", lu.c);
    struct D ld = {.p = 1,.r = 2 };
    printf("%d %d %d\n", ld.p, ld.q, ld.r);
    float fa[] = { 1, 2.5f, 3 };
    double da[3] = { 1, 2 };
    printf("%g %g %g\n", fa[1], da[1], da[2]);
    long double x = 2;
    printf("%Lg\n", x);
    int rr[6] = {[1 ... 3] = n };
    show(rr, 6);
    struct P arr2[] = { { 1, 2 }, { 3, 4 } };
    struct P sw = arr2[0];
    arr2[0] = arr2[1];
    arr2[1] = sw;
    show((int *) arr2, 4);
    return Z;
}
