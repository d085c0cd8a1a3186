#include <stdio.h>
int g;
int setg(void)
{
    g = 10;
    return 1;
}

int id(int x)
{
    return x;
}

int f3(int a, int b, int c)
{
    return a * 100 + b * 10 + c;
}

struct S {
    int x, y;
};
int fs(struct S s, int k)
{
    return s.x * 100 + k;
}

int main()
{
    int i = 1;
    int a[10] = { 0 };
    char c = 1;
    int r;
    r = i + i++;
    printf("1 %d %d\n", r, i);
    i = 1;
    r = ++i + ++i;
    printf("2 %d\n", r);
    i = 1;
    r = (i = 3) + (i = 4);
    printf("3 %d\n", r);
    i = 1;
    a[i] = i++;
    printf("4 %d %d\n", a[1], a[2]);
    i = 1;
    int *p = a;
    a[1] = a[2] = 0;
    p[i] = i++;
    printf("5 %d %d\n", a[1], a[2]);
    g = 1;
    g += setg();
    printf("6 %d\n", g);
    g = 1;
    r = g + setg();
    printf("7 %d\n", r);
    i = 1;
    i += i++;
    printf("8 %d\n", i);
    i = 1;
    i = i++ + ++i;
    printf("9 %d\n", i);
    i = 1;
    printf("10 %d %d %d\n", i, i++, i);
    i = 1;
    printf("11 %d %d\n", i++, i);
    i = 1;
    printf("12 %d\n", f3(i++, i++, i++));
    c = 1;
    r = c + c++;
    printf("13 %d\n", r);
    i = 1;
    r = i - (i = 5);
    printf("14 %d\n", r);
    i = 1;
    r = i * 2 + (i = 5);
    printf("15 %d\n", r);
    struct S s = { 1, 2 };
    printf("16 %d\n", fs(s, s.x = 5));
    g = 1;
    printf("17 %d\n", f3(g, g = 3, g));
    g = 1;
    printf("18 %d %d\n", g, g++);
    i = 1;
    r = i < i++;
    printf("19 %d\n", r);
    int j = 1;
    int *q = &j;
    r = j + j++;
    printf("20 %d\n", r);
    j = 1;
    r = ++j + ++j;
    printf("21 %d\n", r);
    i = 2;
    i = i++ * 2 + i;
    printf("22 %d\n", i);
    i = 1;
    printf("23 %d %d %d\n", i = 2, i = 3, i);
    i = 1;
    a[i++] = i;
    printf("24 %d %d\n", a[1], i);
    i = 0;
    a[0] = 5;
    a[1] = 6;
    r = a[i] + a[i++];
    printf("25 %d\n", r);
    i = 0;
    r = a[i++] + a[i];
    printf("26 %d\n", r);
    i = 1;
    r = (i, i++) + i;
    printf("27 %d\n", r);
    i = 1;
    r = -i + i++;
    printf("28 %d\n", r);
    i = 1;
    r = (i ? i : 2) + i++;
    printf("29 %d\n", r);
    i = 1;
    a[i] += i++;
    printf("30 %d\n", i);
    unsigned u = 1;
    r = (int) u + (int) (u++);
    printf("31 %d\n", r);
    long l = 1;
    long lr = l + i + l++;
    printf("32 %ld\n", lr);
    i = 1;
    lr = l + i * (i = 7);
    printf("33 %ld\n", lr);
    i = 5;
    i = i-- - --i;
    printf("34 %d\n", i);
    p = a;
    a[0] = 1;
    a[1] = 2;
    r = *p + *p++;
    printf("35 %d\n", r);
    p = a;
    *p = *++p;
    printf("36 %d %d\n", a[0], a[1]);
    p = a;
    r = *p++ + *p;
    printf("37 %d\n", r);
    i = 1;
    r = i++ + i++;
    printf("38 %d %d\n", r, i);
    i = 1;
    r = i == (i = 2);
    printf("39 %d\n", r);
    i = 1;
    f3(i, i = 2, i = 3);
    printf("40 %d\n", f3(i, i = 2, i = 3));
    i = 1;
    printf("41 %d\n", f3(i + 0, i = 2, i + 1));
    double d = 1;
    double dr = d + d++;
    printf("42 %g\n", dr);
    i = 1;
    r = i << i++;
    printf("43 %d\n", r);
    i = 3;
    i ^= i++;
    printf("44 %d\n", i);
    g = 5;
    g -= g++;
    printf("45 %d\n", g);
    i = 1;
    r = (i += 2) + (i *= 3);
    printf("46 %d\n", r);
    const int ci = 1;
    i = 1;
    (void) q;
    (void) ci;
    return 0;
}
