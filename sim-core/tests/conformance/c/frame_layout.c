#include <stdio.h>
#include <string.h>
/* Prints where in the caller's frame the values of function `id` are: words below the frame pointer. */
void dump(int *fp, int n, int id)
{
    for (int i = 1; i <= n; i++) {
        int v = fp[-i];
        if ((v & 0xffffff00) == (0x5a5a0000 | id << 8))
            printf("%d:%x ", i, v & 0xff);
    }
    puts("");
}

#define V(id,x) (0x5a5a0000|(id)<<8|(x))
void use(void *p, ...)
{
}

int f1(int p1, int p2)
{
    int a = V(1, 1);
    int b = V(1, 2);
    int c;
    int d;
    d = V(1, 4);
    c = V(1, 3);
    dump(__builtin_frame_address(0), 20, 1);
    return a + b + c + d + p1 + p2;
}

int f2(void)
{
    int i, s, last;
    s = V(2, 1);
    for (i = 0; i < 3; i++)
        s += 0;
    last = V(2, 2);
    i = V(2, 3);
    dump(__builtin_frame_address(0), 20, 2);
    return i + s + last;
}

int f3(int p)
{
    int a = V(3, 1);
    int arr[3] = { V(3, 2), V(3, 3), V(3, 4) };
    int b = V(3, 5);
    int x = V(3, 6);
    use(&x);
    if (p) {
        int y = V(3, 7);
        int z = V(3, 8);
        use(&z);
        dump(__builtin_frame_address(0), 30, 3);
        return y;
    }
    return a + b;
}

int f4(int p)
{
    int r;
    if (p)
        r = V(4, 1);
    else
        r = V(4, 2);
    int q = V(4, 3);
    char buf[8];
    use(buf);
    int t = V(4, 4);
    dump(__builtin_frame_address(0), 30, 4);
    return r + q + t;
}

int f5(int n)
{
    int a = V(5, 1);
    while (n--) {
        int w = V(5, 2);
        a = a;
        use(0, w);
    } int b = V(5, 3);
    dump(__builtin_frame_address(0), 30, 5);
    return a + b;
}

int f6(int n)
{
    int a = V(6, 1), b = V(6, 2), c = V(6, 3);
    if (n > 1)
        b = V(6, 4);
    switch (n) {
    case 1:
        c = V(6, 5);
        break;
    case 2:
        a = V(6, 6);
    }
    dump(__builtin_frame_address(0), 30, 6);
    return a + b + c;
}

void f7(void)
{
    int a[2] = { V(7, 1), V(7, 2) }; {
        int big[10] = { V(7, 3) };
        use(big);
        int s2 = V(7, 4);
        use(&s2);
        dump(__builtin_frame_address(0), 60, 7);
    } {
        int big2[12] = { V(7, 5) };
        use(big2);
        int s3 = V(7, 6);
        use(&s3);
        dump(__builtin_frame_address(0), 60, 7);
    } long l = V(7, 7);
    use(&l, a);
    dump(__builtin_frame_address(0), 60, 7);
}

struct T {
    int a, b, c, d;
};
void f8(struct T t, int k, long j, char c)
{
    struct T u = { V(8, 1), V(8, 2), V(8, 3), V(8, 4) };
    short s = 3;
    int z = V(8, 5);
    char ch = 'x';
    int y = V(8, 6);
    dump(__builtin_frame_address(0), 40, 8);
    use(&u);
    (void) s;
    (void) z;
    (void) ch;
    (void) y;
}

void f9(void)
{
    int i = V(9, 1);
    int unused;
    int j;
    int k = V(9, 2);
    char pad;
    int m = V(9, 3);
    double d = 1;
    int n = V(9, 4);
    dump(__builtin_frame_address(0), 40, 9);
    (void) &d;
}

int f10(int c)
{
    int x = V(10, 1), y = V(10, 2), z = V(10, 3);
    do {
        if (c > 5)
            x = V(10, 4);
        else if (c > 3) {
            y = V(10, 5);
        }
        c--;
    } while (c > 0 && z);
    int w = c ? V(10, 6) : V(10, 7);
    dump(__builtin_frame_address(0), 40, 10);
    return x + y + z + w;
}

int f11(int c)
{
    int *p;
    int a;
    int b;
    p = &a;
    a = V(11, 1);
    b = V(11, 2);
    for (int i = V(11, 3); c-- > 0;) {
        int k = V(11, 4);
        b = V(11, 5);
        use(p, k, i);
        dump(__builtin_frame_address(0), 40, 11);
    } return a + b;
}

void ov(void)
{
    int guard = 1;
    char buf[8];
    int after = 2;
    strcpy(buf, "0123456789");
    printf("%d %d\n", guard, after);
}

void ov2(void)
{
    char a[8] = "aaa";
    char b[8] = "bbb";
    strcpy(b, "0123456789");
    printf("%s %s\n", a, b);
}

int main()
{
    f1(V(1, 0x11), V(1, 0x12));
    f2();
    f3(V(3, 0x11));
    f4(1);
    f5(2);
    f6(2);
    f7();
    f8((struct T) { V(8, 0x21), V(8, 0x22), V(8, 0x23), V(8, 0x24) }, V(8, 0x25), V(8, 0x26), 'c');
    f9();
    f10(7);
    f11(2);
    ov();
    ov2();
    return 0;
}
