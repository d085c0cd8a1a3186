#include <stdio.h>

static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

static const char *name(int n) {
    switch (n) {
    case 0:
        return "zero";
    case 1:
    case 2:
        return "few";
    default:
        if (n < 0)
            return "negative";
    case 100:
        return "many";
    }
}

int main(void) {
    for (int i = -1; i < 4; i++)
        printf("%s ", name(i));
    printf("\n");
    int i = 0;
    do {
        if (i == 3)
            continue;
        if (i == 6)
            break;
        printf("%d ", i);
    } while (++i < 10);
    printf("\n");
    for (int r = 0, c = 10; r < c; r++, c--)
        printf("%d,%d ", r, c);
    printf("\n");
    int n = 0;
again:
    if (n++ < 3)
        goto again;
    printf("%d fib %d\n", n, fib(15));
    int count = 10, steps = (count + 3) / 4, duff = 0;
    switch (count % 4) {
    case 0:
        do {
            duff++;
    case 3:
            duff++;
    case 2:
            duff++;
    case 1:
            duff++;
        } while (--steps > 0);
    }
    printf("duff %d\n", duff);
    return 0;
}
