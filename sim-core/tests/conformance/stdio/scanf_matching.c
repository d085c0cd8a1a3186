/* scanf(3): positions, sets, widths, ends of input, and what a failed match returns. */
#include <stdio.h>
#include <string.h>
#include <wchar.h>
#include <stdint.h>
#include <errno.h>
#define T(n, in, fmt, ...) do { int a=-7,b=-7,c=-7; char s[64],t[64]; memset(s,'#',63);memset(t,'#',63);s[63]=t[63]=0; errno=0; int r=sscanf(in,fmt,##__VA_ARGS__); printf("%d: r=%d a=%d b=%d c=%d s=%.20s t=%.20s e=%d\n",n,r,a,b,c,s,t,errno);}while(0)
int main(void)
{
    T(1, "1 2", "%2$d %1$d", &a, &b);
    T(2, "abc123", "%[a-z]%d", s, &a);
    T(3, "abc123", "%[^0-9]%n%d", s, &a, &b);
    T(4, "]x", "%[]x]", s);
    T(5, "ab]c", "%[^]]%s", s, t);
    T(6, "a-b-c", "%[a-]", s);
    T(7, "a-b-c", "%[-a]", s);
    T(8, "a-b-c", "%[z-a]%s", s, t);
    T(9, "12345", "%2d%2d%d", &a, &b, &c);
    T(10, "12345", "%*2d%n%d", &a, &b);
    T(11, "", "%d", &a);
    T(12, "   ", "%d", &a);
    T(13, "x", "%d", &a);
    T(14, "", "%n", &a);
    T(15, "", "%*d");
    T(16, "abc", "%*d");
    T(18, "-", "%d", &a);
    T(19, "+5", "%d", &a);
    T(20, "0x1G", "%x%c", (unsigned *) &a, s);
    T(21, "0xG", "%x%s", (unsigned *) &a, s);
    T(22, "0x1f 017 99", "%i %i %i", &a, &b, &c);
    T(23, "09", "%i%s", &a, s);
    T(24, "0b11", "%i%s", &a, s);
    T(25, "99999999999", "%d", &a);
    T(26, "-99999999999", "%d", &a);
    T(27, "a%b", "a%%%c", s);
    T(28, "a  %b", "a%%%c", s);
    T(29, "abc", "%c%c%c", s, t, s + 1);
    T(30, "abc", "%3c", s);
    T(31, "ab", "%3c", s);
    T(32, " ab", "%1s%1s", s, t);
    T(33, "12:34:56", "%d:%d:%d", &a, &b, &c);
    T(34, "12 :34", "%d:%d", &a, &b);
    T(35, "12 :34", "%d :%d", &a, &b);
    T(36, "x=5,y=", "x=%d,y=%d", &a, &b);
    T(37, "x=5,z=6", "x=%d,y=%d", &a, &b);
    T(38, "5x", "%dy%n", &a, &b);
    T(39, "5", "%d%n", &a, &b);
    T(40, "5 ", "%d %n", &a, &b);
    T(41, "5", "%d %d", &a, &b);
    T(42, "abc", "%2$s %1$d", &a, s);
    T(44, "abc", "%0d", &a);
    T(45, "123abc", "%3[0-9]%3[a-z]", s, t);
    T(46, "123abc", "%[1-3]%[a-c]", s, t);
    T(47, "hello", "%hhn%s", (signed char *) &a, s);
    T(48, "300", "%hhd", (signed char *) &a);
    T(49, "70000", "%hd", (short *) &a);
    T(50, "-1", "%u", (unsigned *) &a);
    T(51, "(nil)", "%p", (void **) s);
    T(52, "0x10", "%p", (void **) s);
    T(53, "777", "%o", (unsigned *) &a);
    T(54, "8", "%o", (unsigned *) &a);
    T(55, "1,234", "%'d", &a);
    T(56, "abc def", "%*s%s", s);
    T(57, "key = value", "%[^= ] = %s", s, t);
    T(58, "a b", "%s%*[ ]%s", s, t);
    T(59, "a\n\n b", "%s%s", s, t);
    T(60, "foo", "fo%do", &a);
    T(62, "2024-01-02", "%4d-%2d-%2d", &a, &b, &c);
    T(63, "20240102", "%4d%2d%2d", &a, &b, &c);
    T(64, "--5", "%d", &a);
    T(65, "1e", "%d%c", &a, s);
    T(66, "abc", "%[^\n]%*c", s);
    T(67, "\nabc", "%[^\n]%*c", s);
    T(68, "ab", "%Z", s);
    T(69, "5%", "%d%%", &a);
    T(70, "5 %", "%d%%%n", &a, &b);
    T(71, "5x", "%d%%%n", &a, &b);
    T(72, "%", "%%");
    T(73, "", "%%");
    T(74, "", "abc");
    T(75, "abc", "abc%n", &a);
    T(76, "ab", "abc%n", &a);
    T(77, "", "");
    T(78, "x", " ");
    T(79, "1 2 3", "%d%*d%d", &a, &b);
    T(80, "1", "%*d%d", &a);
    T(81, "", "%c", s);
    T(82, "", "%[a]", s);
    T(83, "b", "%[a]", s);
    T(84, "12", "%1d%1d%1d", &a, &b, &c);
    T(85, "0x", "%x%n", (unsigned *) &a, &b);
    T(86, "0x", "%i%n", &a, &b);
    T(87, "0x5", "%2x%n", (unsigned *) &a, &b);
    T(88, "-0x5", "%2x%n", (unsigned *) &a, &b);
    T(89, "0x5", "%1x%n", (unsigned *) &a, &b);
    T(90, "0x5", "%d%s", &a, s);
    return 0;
}
