/* gmtime(3), timegm(3), and what of localtime(3) needs no zone (that is tz.c). */
#include <bits/lib.h>

struct tm {
    int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst;
    long tm_gmtoff;
    const char *tm_zone;
};

struct tm *__localtime(const long *t, struct tm *tm);

static struct tm shared;

/* Days from 1970-01-01 to the first day of a year. */
static long days_to(long year)
{
    long y = year - 1;
    /* Rounded down, also before the year 1. */
    long leaps = (y >= 0 ? y / 4 : -((3 - y) / 4)) - (y >= 0 ? y / 100 : -((99 - y) / 100)) + (y >= 0 ? y / 400 : -((399 - y) / 400));
    return 365 * (year - 1970) + leaps - 477;
}

static int leap(long year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static const short before[13] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

static int month_start(int month, int is_leap)
{
    return before[month] + (is_leap && month > 1);
}

struct tm *gmtime_r(const long *t, struct tm *tm)
{
    long days = *t / 86400, rest = *t % 86400, year;
    if (rest < 0) {
        rest += 86400;
        days--;
    }
    year = 1970 + days / 146097 * 400 + days % 146097 / 366; /* an era of 400 years */
    while (days_to(year) > days)
        year--;
    while (days_to(year + 1) <= days)
        year++;
    if (year - 1900 != (int)(year - 1900)) {
        errno = 75; /* EOVERFLOW */
        return NULL;
    }
    tm->tm_hour = rest / 3600;
    tm->tm_min = rest / 60 % 60;
    tm->tm_sec = rest % 60;
    tm->tm_wday = (days % 7 + 11) % 7;
    tm->tm_year = year - 1900;
    tm->tm_yday = days - days_to(year);
    tm->tm_mon = 0;
    while (tm->tm_yday >= month_start(tm->tm_mon + 1, leap(year)))
        tm->tm_mon++;
    tm->tm_mday = tm->tm_yday - month_start(tm->tm_mon, leap(year)) + 1;
    tm->tm_isdst = 0;
    tm->tm_gmtoff = 0;
    tm->tm_zone = "GMT";
    return tm;
}

struct tm *gmtime(const long *t)
{
    return gmtime_r(t, &shared);
}

struct tm *localtime(const long *t)
{
    return __localtime(t, &shared);
}

long timegm(struct tm *tm)
{
    long month = tm->tm_mon, year = tm->tm_year + 1900L + month / 12, t;
    month %= 12;
    if (month < 0) {
        month += 12;
        year--;
    }
    t = (days_to(year) + month_start(month, leap(year)) + tm->tm_mday - 1L) * 86400 + tm->tm_hour * 3600L
        + tm->tm_min * 60L + tm->tm_sec;
    if (gmtime_r(&t, tm) == NULL)
        return -1;
    return t;
}
