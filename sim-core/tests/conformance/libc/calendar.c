/* Dates and times from long ago to far ahead. */
#define _GNU_SOURCE
#include <stdio.h>
#include <time.h>

int main(void) {
    static const long times[] = {
        0, 1, 86399, 951782400, 951868800, 1700000000, 4102444800, -1, -86400, -62135596800, 253402300799, 10000000000,
    };
    for (unsigned i = 0; i < sizeof times / sizeof *times; i++) {
        struct tm tm;
        char out[300];
        gmtime_r(&times[i], &tm);
        strftime(out, sizeof out,
                 "%a %A %b %B %c %C %d %D %e %F %g %G %H %I %j %k %l %m %M %p %P %r %R %s %S %T %u %U %V %w %W %x %X %y "
                 "%Y %z %% %5d|%-d|%_5H|%05e|%^a|%10Y|%-I", &tm);
        printf("%s\n%s", out, asctime(&tm));
        tm.tm_mon += 14;
        tm.tm_mday -= 50;
        tm.tm_sec += 100000;
        printf("%ld\n", timegm(&tm));
    }
    return 0;
}
