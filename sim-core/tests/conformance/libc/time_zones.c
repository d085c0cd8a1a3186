/* TZ says what time it is here; localtime looks at it each time, localtime_r once. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void show(const char *zone, time_t t)
{
    char text[64];
    struct tm *tm;
    setenv("TZ", zone, 1);
    tm = localtime(&t);
    strftime(text, sizeof text, "%F %T %z %Z", tm);
    printf("%-28s %s dst %d\n", zone, text, tm->tm_isdst);
}

int main(void)
{
    const char *zones[] = {"UTC", "EST5EDT,M3.2.0,M11.1.0", "CET-1CEST,M3.5.0,M10.5.0/3", "IST-5:30", "<-03>3",
                           "AEST-10AEDT,M10.1.0,M4.1.0/3", "NZST-12NZDT,J270,J90"};
    struct tm summer = {.tm_year = 123, .tm_mon = 6, .tm_mday = 4, .tm_hour = 12, .tm_isdst = -1};
    for (int i = 0; i < 7; i++) {
        show(zones[i], 1700000000);
        show(zones[i], 1690000000);
        show(zones[i], 1678604400);
    }
    setenv("TZ", "EST5EDT,M3.2.0,M11.1.0", 1);
    tzset();
    printf("%s %s %ld %d\n", tzname[0], tzname[1], timezone, daylight);
    printf("%ld %d\n", (long)mktime(&summer), summer.tm_isdst);
    summer.tm_isdst = 0;
    printf("%ld", (long)mktime(&summer));
    printf(" %d o'clock, dst %d\n", summer.tm_hour, summer.tm_isdst);
    printf("%s", ctime(&(time_t){1000000000}));
    return 0;
}
