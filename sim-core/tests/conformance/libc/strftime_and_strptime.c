/* strftime(3) with all flags, strptime(3) with what it derives. */
#define _GNU_SOURCE
#include <stdio.h>
#include <time.h>
#include <string.h>
#include <locale.h>
int main(void)
{
    struct tm t = {.tm_year = 99,.tm_mon = 0,.tm_mday = 3,.tm_hour = 15,.tm_min = 4,.tm_sec = 5,.tm_wday =
            0,.tm_yday = 2 };
    char b[200];
    const char *f[] =
        { "%#Z", "%#p", "%^p", "%P", "%E", "%Ex|%EX|%Ec|%EC|%Ey|%EY", "%Od|%OH|%Oy", "%O", "%", "%5", "%^a",
    "%#a", "%^B", "%_d", "%-d", "%05d", "%10Y", "%_10Y", "%+Y", "%C%y", "%G-%V-%u %U %W %j", "%s", "%z", "%:z",
    "%::z", "%h", "%n%t%%", "%D %F %T %R %r", "%c", "%x %X", "%k %l %I %-I", "%e", "%Q", "%Ez", "%3S", "%-3S", "%^Z",
    "%#c", "%^c", "%#h", "%N", "%L", "%w", "%-j", "%_j", "%010d", "%_H", "%0e", "%-e", "%+5C", "%v" };
    for (unsigned i = 0; i < sizeof f / sizeof *f; i++) {
        memset(b, '#', 20);
        b[20] = 0;
        size_t r = strftime(b, 200, f[i], &t);
        printf("%s -> %zu [%s]\n", f[i], r, b);
    }
    printf("%zu\n", strftime(b, 3, "%Y", &t));
    printf("%zu\n", strftime(b, 5, "%Y", &t));
    const char *p[][2] =
        { { "99", "%d" }, { "31", "%d" }, { "32", "%d" }, { "0", "%d" }, { "1", "%d" }, { " 7", "%e" },
        { "2024-02-30", "%Y-%m-%d" }, { "12:60", "%H:%M" }, { "24", "%H" }, { "13", "%I" }, { "0", "%I" },
        { "Mon", "%a" }, { "monday", "%A" }, { "Mond", "%A" }, { "feb", "%b" }, { "60", "%S" }, { "61",
                                                                                                 "%S" },
        { "62", "%S" }, { "366", "%j" }, { "367", "%j" }, { "69", "%y" }, { "68", "%y" }, { "12 PM",
                                                                                           "%I %p" },
        { "+0530", "%z" }, { "Z", "%z" }, { "-08:00", "%z" }, { "1700000000", "%s" }, { "x", "%" }, { "%",
                                                                                                     "%%" },
        { "  a", "a" }, { "a", " a" }, { "10/20/99", "%D" }, { "10:20:30", "%T" }, { "53", "%U" }, { "54",
                                                                                                    "%U" },
        { "20", "%C" }, { "13", "%m" }, { "12345", "%Y" }, { "100", "%H" } };
    for (unsigned i = 0; i < sizeof p / sizeof *p; i++) {
        struct tm m;
        memset(&m, 0, sizeof m);
        char *e = strptime(p[i][0], p[i][1], &m);
        printf("%s %s -> %ld: %d-%d-%d %d:%d:%d w%d y%d off%ld\n", p[i][0], p[i][1],
               e ? (long) (e - p[i][0]) : -1, m.tm_year, m.tm_mon, m.tm_mday, m.tm_hour, m.tm_min, m.tm_sec,
               m.tm_wday, m.tm_yday, m.tm_gmtoff);
    }
    return 0;
}
