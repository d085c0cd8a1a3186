/* Whatever order designators have, the values are worked out in the order of the parts. */
#include <stdio.h>

struct part { int x, y; };
struct whole { int a, b, c, d; struct part in; int row[3]; unsigned low : 4, high : 4; };
union either { int i; char c[4]; };

static int say(int n)
{
    printf("[%d]", n);
    return n;
}

static int total(const struct whole *w)
{
    return w->a + 2 * w->b + 3 * w->c + 4 * w->d + 5 * w->in.x + 6 * w->in.y + w->row[0] + 7 * w->row[1] + 8 * w->row[2] +
        9 * w->low + 10 * w->high;
}

#define END(w) printf(" %d\n", total(&(w)))

int main(void)
{
    struct whole plain = {say(1), say(2), say(3), say(4)};
    END(plain);
    struct whole back = {.d = say(1), .a = say(2), .c = say(3)};
    END(back);
    struct whole nested = {.in = {.y = say(1), .x = say(2)}, .b = say(3), .row = {[2] = say(4), [1] = say(5)}};
    END(nested);
    struct whole deep = {.in.y = say(1), .a = say(2), .in.x = say(3), .row[1] = say(4), .d = say(5)};
    END(deep);
    struct whole goes_on = {.c = say(1), say(2), .a = say(3), say(4)};
    END(goes_on);
    struct whole fields = {.high = say(1), .low = say(2)};
    END(fields);
    struct whole twice = {.b = say(1), .a = say(2), .b = say(3)};
    END(twice);
    int row[] = {[3] = say(1), [0] = say(2), [2] = say(3)};
    printf(" %zu %d%d%d%d\n", sizeof row / sizeof *row, row[0], row[1], row[2], row[3]);
    int table[2][2] = {[1] = {say(1), say(2)}, [0] = {[1] = say(3), [0] = say(4)}};
    printf(" %d%d%d%d\n", table[0][0], table[0][1], table[1][0], table[1][1]);
    struct whole many[2] = {[1].b = say(1), [0].c = say(2), [1].a = say(3)};
    printf(" %d %d\n", total(&many[0]), total(&many[1]));
    union either u = {.i = say(6)};
    printf(" %d\n", u.c[0]);
    const struct whole *literal = &(struct whole){.c = say(1), .a = say(2)};
    END(*literal);
    back = (struct whole){.b = say(7), .a = say(8)};
    END(back);
    return 0;
}
