/* mktime and gmtime at the ends of what a year can be. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int main(void)
{
    setenv("TZ", "UTC0", 1);
    struct tm last = {.tm_year = 2147483647, .tm_mon = 11, .tm_mday = 31, .tm_hour = 23, .tm_min = 59, .tm_sec = 59};
    time_t t = mktime(&last);
    printf("%ld\n", (long)t);
    t++;
    errno = 0;
    printf("%d %s\n", gmtime(&t) == NULL, strerror(errno));
    long times[] = {67767976233532799, -67768040609740800, -67768040609740801, 1L << 60, -(1L << 62)};
    for (int i = 0; i < 5; i++) {
        t = times[i];
        struct tm *tm = gmtime(&t);
        if (tm)
            printf("%d %d %d\n", tm->tm_year, tm->tm_yday, tm->tm_wday);
        else
            puts("none");
    }
    return 0;
}
