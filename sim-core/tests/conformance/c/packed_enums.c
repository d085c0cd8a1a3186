/* The attribute packed makes an enum as small as its values allow. */
#include <stdio.h>

enum __attribute__((packed)) small { A, B = 200 };
enum { SMALL, ONE } __attribute__((packed)) tiny = ONE;
enum __attribute__((packed)) negative { MINUS = -1, C = 127 };
enum __attribute__((packed)) middle { D = 256 };
enum __attribute__((packed)) below { E = -129, F = 5 };
enum __attribute__((packed)) large { G = 70000 };
enum plain { P };

struct row {
    enum small a;
    enum middle b;
    enum negative c[3];
};

int main(void)
{
    enum small x = B;
    enum negative n = MINUS;
    struct row row = { B, D, { MINUS, C, MINUS } };
    printf("%zu %zu %zu %zu %zu %zu %zu\n", sizeof(enum small), sizeof tiny, sizeof(enum negative),
           sizeof(enum middle), sizeof(enum below), sizeof(enum large), sizeof(enum plain));
    printf("%zu %zu %d %d %d\n", sizeof row, sizeof B, x, n, row.c[0]);
    x += 100;
    n--;
    row.c[1]++;
    printf("%d %d %d %d\n", x, n, row.c[1], row.b);
    printf("%d %d\n", x - 50 < 0, n < 1u);
    return 0;
}
