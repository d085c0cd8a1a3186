#include <stdio.h>
int *f()
{
    int x = 3;
    return &x;
}

char *g()
{
    char b[10] = "hi";
    return b;
}

int *h()
{
    int x = 4;
    int *p = &x;
    return p;
}

int *k(int c)
{
    int a[3];
    return c ? &a[1] : a;
}

int main()
{
    printf("%p %p %d\n", (void *) f(), (void *) g(), h() != 0);
    return 0;
}
