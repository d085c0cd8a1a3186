#include <stdio.h>
int g;
int arr[5];
int *gp = arr;
int o;
struct P {
    int x, y;
} ps[3], *gps = ps;
int A(void)
{
    putchar('A');
    return 0;
}

int B(void)
{
    putchar('B');
    return 1;
}

int C(void)
{
    putchar('C');
    return 1;
}

int *pa(void)
{
    putchar('p');
    return arr;
}

int *pb(void)
{
    putchar('q');
    return arr;
}

int setg(void)
{
    g = 2;
    return 7;
}

int setgp(void)
{
    gp = arr + 3;
    return 9;
}

int setps(void)
{
    gps = ps + 2;
    return 4;
}

void (*fp)(int);
void h1(int x)
{
    printf("h1 %d\n", x);
} void h2(int x)
{
    printf("h2 %d\n", x);
} int sw(void)
{
    fp = h2;
    return 3;
}

void (*sel(void))(int) { putchar('s');
    return h1;
}

int main()
{
    int i;
    struct P s;
    *pa() = B();
    puts("");
    arr[A()] = B();
    puts("");
    *pa() = *pb();
    puts("");
    *pa() += B();
    puts("");
    arr[A()] += B();
    puts("");
    g = 1;
    arr[g] = setg();
    printf("%d %d\n", arr[1], arr[2]);
    arr[1] = arr[2] = 0;
    g = 1;
    gp = arr;
    gp[g] = setg();
    printf("%d %d\n", arr[1], arr[2]);
    arr[0] = arr[3] = 0;
    gp = arr;
    *gp = setgp();
    printf("%d %d\n", arr[0], arr[3]);
    gps->y = setps();
    printf("%d %d\n", ps[0].y, ps[2].y);
    fp = h1;
    fp(sw());
    sel()(B());
    i = 1;
    g = 1;
    i = A() + B() * C();
    puts("");
    printf("%d%d%d\n", A(), B(), C());
    g = 1;
    i = g * setg();
    printf("%d\n", i);
    g = 1;
    i = g - setg();
    printf("%d\n", i);
    g = 1;
    i = (g + 0) + setg();
    printf("%d\n", i);
    g = 1;
    i = g < setg();
    printf("%d\n", i);
    g = 5;
    i = g < (setg() - 4);
    printf("%d\n", i);
    g = 1;
    i = (long) g + setg();
    printf("%d\n", i);
    g = 1;
    i = (unsigned) g + setg();
    printf("%d\n", i);
    g = 1;
    i = ps[0].x + setps();
    ps[1].x = 3;
    int z[3] = { 1, 2, 3 };
    i = 0;
    gp = z;
    i = z[i] + (i = 2);
    printf("%d\n", i);
    i = 0;
    z[0] = 1;
    i = *z + (z[0] = 5);
    printf("%d\n", i);
    i = 0;
    z[0] = 1;
    i = z[0] + (z[0] = 5);
    printf("%d\n", i);
    s.x = 1;
    i = s.x + (s.x = 4);
    printf("%d\n", i);
    s.x = 1;
    i = s.x - (s.x = 4);
    printf("%d\n", i);
    g = 1;
    i = g << setg();
    printf("%d\n", i);
    g = 1;
    i = g | setg();
    printf("%d\n", i);
    volatile int v = 1;
    i = v + (v = 4);
    printf("%d\n", i);
    static int st = 1;
    i = st - (st = 4);
    printf("%d\n", i);
    i = 3;
    i = 10 - (i = 2) - i;
    printf("%d\n", i);
    g = 1;
    i = g && (g = 0) || g;
    printf("%d\n", i);
    int k = 1;
    int m = k++ + k++ * k--;
    printf("%d %d\n", m, k);
    k = 0;
    z[k++] = k;
    z[k] = k++;
    printf("%d %d %d\n", z[0], z[1], k);
    k = 1;
    k = k++ * 2;
    k = (k = 4) + k++;
    printf("%d\n", k);
    short sh = 1;
    k = sh + sh++;
    printf("%d\n", k);
    g = 5;
    i = setg() == g;
    printf("%d\n", i);
    g = 5;
    i = g == setg();
    printf("%d\n", i);
    k = 1;
    gp = &g;
    g = 1;
    i = *gp + setg();
    printf("%d\n", i);
    k = 3; {
        int *q = &k;
        i = k - (*q)++;
        printf("%d\n", i);
        i = k + (*q)++;
        printf("%d\n", i);
    }
    k = 1;
    printf("%d %d\n", k, k = 5); {
        int w = 1;
        int *q = &w;
        printf("%d %d\n", w, w = 5);
        printf("%d %d\n", w = 7, w);
    }
    k = 1;
    switch (k++ + k) {
    case 3:
        puts("three");
        break;
    case 2:
        puts("two");
    }
    return k++ + k;
}
