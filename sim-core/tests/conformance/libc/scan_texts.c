/* sscanf: what matches, where it stops, and what is counted. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

static int a, b, c, n;
static char x[100], y[100], ch;
static double d;
static float f;
static long l;
static short h;
static unsigned u;

static void clear(void) {
    a = b = c = n = -77;
    d = f = l = h = -7;
    u = 7;
    ch = '?';
    strcpy(x, "?");
    strcpy(y, "?");
    errno = 0;
}

#define T(...) \
    clear(), printf("%d", sscanf(__VA_ARGS__)), \
        printf(": %d %d %d %d %g %g %ld %d %u %c [%s] [%s] %d  %s\n", a, b, c, n, d, f, l, h, u, ch, x, y, errno, #__VA_ARGS__)

int main(void) {
    T("10 20 30", "%d%d%d", &a, &b, &c);
    T("10,20", "%d,%d", &a, &b);
    T("abc 5", "%s %d", x, &a);
    T("", "%d", &a);
    T("x", "%d", &a);
    T("0x1f 077 12", "%i %i %i", &a, &b, &c);
    T("0x", "%x%n", &u, &n);
    T("0xg", "%i%n", &a, &n);
    T("-5 +6", "%d%d", &a, &b);
    T("- 5", "%d", &a);
    T("12345", "%2d%2d%d", &a, &b, &c);
    T("3.5e2abc", "%lf%s", &d, x);
    T("1e", "%lf%n", &d, &n);
    T("1e+", "%f", &f);
    T(".5", "%lf", &d);
    T(".", "%lf", &d);
    T("infinity", "%lf", &d);
    T("infi", "%lf", &d);
    T("0x1.8p1", "%lf", &d);
    T("0x.p1", "%lf%s", &d, x);
    T("-1.5x", "%4lf%c", &d, &ch);
    T("hello world", "%[a-z] %[^x]", x, y);
    T("abc]def", "%[]abc]%s", x, y);
    T("a-z", "%[a-]%[z]", x, y);
    T("a b", "%c %c", &ch, x);
    T("hello", "%3s%s", x, y);
    T("123abc", "%*d%s", x);
    T("50%", "%d%%", &a);
    T("50x", "%d%%%n", &a, &n);
    T(":b", "%[^:]:%s", x, y);
    T("70000 5000000000", "%hd %ld", &h, &l);
    T("99999999999", "%d", &a);
    T("-1", "%u", &u);
    T("5 apples", "%d %nbananas", &a, &n);
    T("5 apples", "%d apples%n", &a, &n);
    T("abc", "abd");
    T("  x", "%c", &ch);
    T("\n\tx", " %c", &ch);
    T("12a", "%1d%1d%1d", &a, &b, &c);
    T("", "%s", x);
    T("", "%c", &ch);
    T("5", "%d%n%s", &a, &n, x);
    T("", "");
    T("", "x");
    T("ab", "a b");
    return 0;
}
