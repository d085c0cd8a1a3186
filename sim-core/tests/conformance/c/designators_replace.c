/* A later initialiser takes an earlier one's place, as gcc has it: what it replaces is not worked
   out; a designator into a part that one value was given to begins it anew; a union keeps only
   the member that came last. */
#include <stdio.h>

struct P { int x, y; };
struct L { struct P a, b; int v[4]; union { int i; char c[4]; } u; };

static struct L listed = { .a = { 1, 2 }, .a = { .y = 5 } };
static struct L literal = { .a = (struct P){ 1, 2 }, .a.y = 5 };
static struct L array = { .v = { 1, 2, 3, 4 }, .v[1] = 9, .v = { [3] = 7 } };
static struct L united = { .u.c = "abc", .u.i = 5, .u.c[1] = 'z' };
static struct { char n[8]; int k; } text = { .n = "hello", .n[0] = 'J' };

static int f(int x)
{
    printf("f%d ", x);
    return x;
}

static void show(const struct L *l)
{
    printf("%d %d %d %d | %d %d %d %d | %x\n", l->a.x, l->a.y, l->b.x, l->b.y, l->v[0], l->v[1], l->v[2], l->v[3],
        l->u.i);
}

int main(void)
{
    struct P p = { 7, 8 };
    struct L own[] = {
        { .a = (struct P){ 1, 2 }, .a.y = 5 },
        { .v = { 1, 2, 3, 4 }, .v[1] = 9, .v = { [3] = 7 } },
        { .u.c = "abc", .u.i = 5, .u.c[1] = 'z' },
        { p, .a.y = 3, .b = p, .b.x = 1, 66 },
        { .a = { f(1), f(2) }, .a = { .y = f(3) } },
    };
    int z[] = { [0] = f(4), [0] = f(5), f(6) };
    struct P range[3] = { [0 ... 2] = p, [1].x = 9 }, lists[3] = { [0 ... 2] = { 1, 2 }, [1] = { .x = 9 } };
    puts("");
    show(&listed);
    show(&literal);
    show(&array);
    show(&united);
    puts(text.n);
    for (int i = 0; i < 5; i++)
        show(&own[i]);
    printf("%d %d\n", z[0], z[1]);
    for (int i = 0; i < 3; i++)
        printf("%d%d %d%d\n", range[i].x, range[i].y, lists[i].x, lists[i].y);
    return 0;
}
