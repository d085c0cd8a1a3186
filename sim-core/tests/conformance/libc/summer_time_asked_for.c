/* mktime(3) with a tm_isdst that does not fit the zone, and zones of TZ before 1970. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int main(void)
{
    static const char *const zones[] = {"UTC", "XYZ3:30", "EST5EDT,M3.2.0,M11.1.0", "NZST-12NZDT,M9.5.0,M4.1.0/3", "CET-1CEST,M3.5.0,M10.5.0/3"};
    static const int years[] = {-130, 0, 43, 69, 70, 71, 90, 137, 250};
    char text[100];
    for (int z = 0; z < 5; z++) {
        setenv("TZ", zones[z], 1);
        tzset();
        printf("%s\n", zones[z]);
        for (int dst = -1; dst < 3; dst++)
            for (int month = 0; month < 12; month += 6) {
                struct tm tm = {.tm_year = 90, .tm_mon = month, .tm_mday = 5, .tm_hour = 10, .tm_isdst = dst};
                long t = mktime(&tm);
                printf(" %d %d: %ld %d:%02d %d\n", dst, month, t, tm.tm_hour, tm.tm_min, tm.tm_isdst);
            }
        for (int y = 0; y < 9; y++)
            for (int month = 1; month < 12; month += 5) {
                struct tm tm = {.tm_year = years[y], .tm_mon = month, .tm_mday = 5, .tm_hour = 10, .tm_isdst = -1};
                long t = mktime(&tm);
                strftime(text, sizeof text, "%F %T %Z %z", localtime(&t));
                printf(" %ld %s\n", t, text);
            }
    }
    return 0;
}
