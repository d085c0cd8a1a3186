#include <stdio.h>
#include <string.h>
int write(int x)
{
    return x + 1;
}

int read(void)
{
    return 5;
}

double log(double x)
{
    return 1;
}

int sum(int n, int a[*]);
int sum(int n, int a[n])
{
    int s = 0;
    for (int i = 0; i < n; i++)
        s += a[i];
    return s;
}

void mat(int n, int m, double a[n][m], double (*b)[m])
{
    for(int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            a[i][j] = b[i][j] * 2;
    printf("%zu %zu\n", sizeof a[0], sizeof *b);
}

int main(void)
{
    long t = 0;
    for (int i = 0; i < 40000; i++) {
        int n = 200 + i % 3;
        char a[n];
        memset(a, 1, n);
        t += a[n - 1];
        if (i % 4 == 1)
            continue;
        {
            int b[n];
            b[0] = i;
            t += b[0];
            if (i % 4 == 2)
                goto next;
            if (i % 4 == 3)
                continue;
        }
      next:;
    }
    printf("%ld\n", t);
    int k = 0;
    volatile double n5 = 5;
  again:;
    {
        char c[1000 + k];
        c[0] = 1;
        t += c[0];
        if (++k < 30000)
            goto again;
    }
    printf("%ld %d %d %g\n", t, write(3), read(), log(n5));
    int n = 3;
    int v[n];
    for (int i = 0; i < n; i++)
        v[i] = i + 1;
    printf("%d\n", sum(n, v));
    double x[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } }, y[2][3];
    mat(2, 3, y, x);
    printf("%g %g\n", y[1][2], y[0][0]);
    int (*p)[n] = &v;
    printf("%d %zu\n", (*p)[1], sizeof *p);
    typedef int T[n];
    n = 10;
    T q;
    printf("%zu\n", sizeof q);
    printf("%zu\n", sizeof(int[n]));
    int z = sizeof(char[k % 7 + 1]);
    printf("%d\n", z);
    int w[n][n];
    w[9][9] = 4;
    int (*r)[n] = w + 9;
    printf("%d %ld\n", (*r)[9], (long) (r - w));
    switch (n) {
    case 10:{
            int s[n];
            s[0] = 1;
            if (s[0])
                break;
        }
    default:
        printf("no\n");
    }
    return 0;
}
