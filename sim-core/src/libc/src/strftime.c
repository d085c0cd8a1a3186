/* strftime(3), asctime(3), ctime(3) in the C locale. */
#include <bits/lib.h>

struct tm {
    int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst;
    long tm_gmtoff;
    const char *tm_zone;
};

int snprintf(char *s, size_t n, const char *format, ...);
struct tm *localtime(const long *t);
long mktime(struct tm *tm);

static const char *const days[7] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
static const char *const months[12] = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
};

static const char *name(const char *const *list, int n, int i)
{
    return i >= 0 && i < n ? list[i] : "?";
}

/* time/asctime.c: what does not fit is refused; asctime has room for any year. */
static char *ascii_time(const struct tm *tm, char *buf, size_t size)
{
    int n;
    if (tm == NULL) {
        errno = 22; /* EINVAL */
        return NULL;
    }
    if (tm->tm_year > 0x7fffffff - 1900) {
        errno = 75; /* EOVERFLOW */
        return NULL;
    }
    n = snprintf(buf, size, "%.3s %.3s%3d %.2d:%.2d:%.2d %d\n", tm->tm_wday < 0 || tm->tm_wday > 6 ? "???" : days[tm->tm_wday],
             tm->tm_mon < 0 || tm->tm_mon > 11 ? "???" : months[tm->tm_mon], tm->tm_mday, tm->tm_hour, tm->tm_min,
             tm->tm_sec, 1900 + tm->tm_year);
    if (n < 0 || n >= size) {
        errno = 75; /* EOVERFLOW */
        return NULL;
    }
    return buf;
}

char *asctime_r(const struct tm *tm, char *buf)
{
    return ascii_time(tm, buf, 26);
}

char *asctime(const struct tm *tm)
{
    static char buf[114];
    return ascii_time(tm, buf, sizeof buf);
}

char *ctime(const long *t)
{
    return asctime(localtime(t));
}

char *ctime_r(const long *t, char *buf)
{
    return asctime_r(localtime(t), buf);
}

static int leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Days since the Monday of ISO 8601's first week; negative before it. */
static int iso_days(int yday, int wday)
{
    return yday - (yday - wday + 4 + 378) % 7 + 3;
}

static int iso_week(const struct tm *tm, int *year)
{
    int now = tm->tm_year + 1900, d = iso_days(tm->tm_yday, tm->tm_wday);
    if (d < 0) {
        now--;
        d = iso_days(tm->tm_yday + 365 + leap(now), tm->tm_wday);
    } else {
        int after = iso_days(tm->tm_yday - 365 - leap(now), tm->tm_wday);
        if (after >= 0) {
            now++;
            d = after;
        }
    }
    *year = now;
    return d / 7 + 1;
}

size_t strftime(char *s, size_t n, const char *format, const struct tm *tm)
{
    size_t used = 0;
    int hour12 = tm->tm_hour % 12 ? tm->tm_hour % 12 : 12, year;
    for (; *format; format++) {
        char buf[256];
        int len, pad = 0, upper = 0, change = 0, lower = 0, width = -1, i;
        const char *spec;
        if (*format != '%') {
            if (used + 1 >= n)
                return 0;
            s[used++] = *format;
            continue;
        }
        spec = format;
        for (format++;; format++) {
            if (*format == '_' || *format == '-' || *format == '0')
                pad = *format;
            else if (*format == '^')
                upper = 1;
            else if (*format == '#')
                change = 1;
            else
                break;
        }
        if (*format >= '1' && *format <= '9')
            for (width = 0; *format >= '0' && *format <= '9'; format++)
                width = width * 10 + (*format - '0');
        if (*format == 'E' || *format == 'O')
            format++;
#define TEXT(...) len = snprintf(buf, sizeof buf, __VA_ARGS__)
/* A number of so many digits, filled with zeros (or spaces) or not at all. */
#define NUMBER(digits, fill, value) \
    len = snprintf(buf, sizeof buf, pad == '-' ? "%d" : (pad ? pad : fill) == '_' ? "%*d" : "%0*d", \
                   pad == '-' ? (value) : width > 0 ? width : (digits), (value)), width = pad == '-' ? width : -1
        switch (*format) {
        case 'a':
            upper |= change;
            TEXT("%.3s", name(days, 7, tm->tm_wday));
            break;
        case 'A':
            upper |= change;
            TEXT("%s", name(days, 7, tm->tm_wday));
            break;
        case 'b':
        case 'h':
            upper |= change;
            TEXT("%.3s", name(months, 12, tm->tm_mon));
            break;
        case 'B':
            upper |= change;
            TEXT("%s", name(months, 12, tm->tm_mon));
            break;
        case 'c':
            len = strftime(buf, sizeof buf, "%a %b %e %H:%M:%S %Y", tm);
            break;
        case 'C':
            year = tm->tm_year + 1900;
            NUMBER(1, '0', year / 100 - (year % 100 < 0));
            break;
        case 'd':
            NUMBER(2, '0', tm->tm_mday);
            break;
        case 'D':
        case 'x':
            len = strftime(buf, sizeof buf, "%m/%d/%y", tm);
            break;
        case 'e':
            NUMBER(2, '_', tm->tm_mday);
            break;
        case 'F':
            len = strftime(buf, sizeof buf, "%Y-%m-%d", tm);
            break;
        case 'g':
            iso_week(tm, &year);
            NUMBER(2, '0', (year % 100 + 100) % 100);
            break;
        case 'G':
            iso_week(tm, &year);
            NUMBER(1, '0', year);
            break;
        case 'H':
            NUMBER(2, '0', tm->tm_hour);
            break;
        case 'I':
            NUMBER(2, '0', hour12);
            break;
        case 'j':
            NUMBER(3, '0', tm->tm_yday + 1);
            break;
        case 'k':
            NUMBER(2, '_', tm->tm_hour);
            break;
        case 'l':
            NUMBER(2, '_', hour12);
            break;
        case 'm':
            NUMBER(2, '0', tm->tm_mon + 1);
            break;
        case 'M':
            NUMBER(2, '0', tm->tm_min);
            break;
        case 'n':
            TEXT("\n");
            break;
        case 'p':
            lower = change;
            TEXT(tm->tm_hour < 12 ? "AM" : "PM");
            break;
        case 'P':
            TEXT(tm->tm_hour < 12 ? "am" : "pm");
            break;
        case 'r':
            len = strftime(buf, sizeof buf, "%I:%M:%S %p", tm);
            break;
        case 'R':
            len = strftime(buf, sizeof buf, "%H:%M", tm);
            break;
        case 's': {
            struct tm copy = *tm;
            TEXT("%ld", mktime(&copy));
            break;
        }
        case 'S':
            NUMBER(2, '0', tm->tm_sec);
            break;
        case 't':
            TEXT("\t");
            break;
        case 'T':
        case 'X':
            len = strftime(buf, sizeof buf, "%H:%M:%S", tm);
            break;
        case 'u':
            NUMBER(1, '0', tm->tm_wday ? tm->tm_wday : 7);
            break;
        case 'U':
            NUMBER(2, '0', (tm->tm_yday - tm->tm_wday + 7) / 7);
            break;
        case 'V':
            NUMBER(2, '0', iso_week(tm, &year));
            break;
        case 'w':
            NUMBER(1, '0', tm->tm_wday);
            break;
        case 'W':
            NUMBER(2, '0', (tm->tm_yday - (tm->tm_wday + 6) % 7 + 7) / 7);
            break;
        case 'y':
            NUMBER(2, '0', ((tm->tm_year % 100) + 100) % 100);
            break;
        case 'Y':
            NUMBER(1, '0', tm->tm_year + 1900);
            break;
        case 'z': {
            long off = tm->tm_gmtoff / 60, a = off < 0 ? -off : off;
            TEXT("%c%02ld%02ld", off < 0 ? '-' : '+', a / 60, a % 60);
            break;
        }
        case 'Z':
            lower = change;
            TEXT("%s", tm->tm_zone && *tm->tm_zone ? tm->tm_zone : tm->tm_isdst >= 0 ? "UTC" : "");
            break;
        case '%':
            TEXT("%%");
            break;
        default:
            /* No conversion: the text as it is. */
            if (*format == 0)
                format--;
            TEXT("%.*s", (int)(format - spec + 1), spec);
        }
        if (used + (len > width ? len : width) >= n)
            return 0;
        for (i = len; i < width; i++)
            s[used++] = pad == '0' ? '0' : ' ';
        for (i = 0; i < len; i++) {
            s[used++] = lower && buf[i] >= 'A' && buf[i] <= 'Z' ? buf[i] + 32
                      : upper && !lower && buf[i] >= 'a' && buf[i] <= 'z' ? buf[i] - 32 : buf[i];
        }
    }
    if (n > 0)
        s[used] = 0;
    return used;
}
