/* __label__, and tables of distances between labels. */
#include <stdio.h>

#define FIND(array, n, wanted) \
    ({ \
        __label__ found, done; \
        int at_; \
        for (at_ = 0; at_ < (n); at_++) \
            if ((array)[at_] == (wanted)) \
                goto found; \
        at_ = -1; \
        goto done; \
    found: \
        printf("found "); \
    done: \
        at_; \
    })

static int run(const char *code, int x)
{
    static const int table[] = {&&stop - &&stop, &&add - &&stop, &&dbl - &&stop, &&neg - &&stop};
    static const long wide[] = {&&add - &&stop};
#define NEXT goto *(&&stop + table[*code++ - '0'])
    if (wide[0] != table[1])
        puts("?");
    NEXT;
add:
    x++;
    NEXT;
dbl:
    x *= 2;
    NEXT;
neg:
    x = -x;
    NEXT;
stop:
    return x;
}

int main(void)
{
    int a[] = {4, 7, 9};
    int first = FIND(a, 3, 7), second = FIND(a, 3, 5);
    printf("%d %d\n", first, second);
    {
        __label__ again;
        int n = 0;
    again:
        if (n++ < 2)
            goto again;
        printf("%d\n", n);
    }
    goto again;
again:
    printf("%d %d\n", run("12310", 5), run("0", 3));
    return 0;
}
