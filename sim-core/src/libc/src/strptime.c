/* strptime(3) in the C locale: time/strptime_l.c. */
#include <bits/lib.h>
#include <time.h>

int __rt_strncmp(const char *a, const char *b, size_t n);
int strncasecmp(const char *a, const char *b, size_t n);

static const char *const days[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September",
                                     "October", "November", "December"};

static int space(int c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static int number(const char **s, int least, int most, int digits, int *to)
{
    int n = 0;
    while (space(**s))
        (*s)++;
    if (**s < '0' || **s > '9')
        return 0;
    /* A digit that would make it too large is left for what follows. */
    do
        n = n * 10 + *(*s)++ - '0';
    while (--digits > 0 && n * 10 <= most && **s >= '0' && **s <= '9');
    *to = n;
    return n >= least && n <= most;
}

static int name(const char **s, const char *const *list, int count, int *to)
{
    int i;
    for (i = 0; i < count; i++) {
        size_t n = __rt_strlen(list[i]);
        if (strncasecmp(*s, list[i], n) == 0)
            *s += n;
        else if (strncasecmp(*s, list[i], 3) == 0)
            *s += 3;
        else
            continue;
        *to = i;
        return 1;
    }
    return 0;
}

struct seen { int afternoon, hour12, century, in_century, yday, month, day, wday, date, sundays, mondays, week; };

static const short before[2][13] = {
    {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365},
    {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366}
};

static int leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Also for a day that the month does not have, as glibc works it out. */
static void find_wday(struct tm *tm)
{
    int year = 1900 + tm->tm_year - (tm->tm_mon < 2);
    int days = -473 + 365 * (tm->tm_year - 70) + year / 4 - year / 4 / 25 + (year / 4 % 25 < 0) + year / 4 / 25 / 4
             + before[0][tm->tm_mon] + tm->tm_mday - 1;
    tm->tm_wday = (days % 7 + 7) % 7;
}

static void find_month_and_day(struct tm *tm, struct seen *seen)
{
    const short *list = before[leap(1900 + tm->tm_year)];
    int month = 0;
    while (month < 13 && list[month] <= tm->tm_yday)
        month++;
    if (!seen->month)
        tm->tm_mon = month - 1;
    if (!seen->day)
        tm->tm_mday = tm->tm_yday - list[month > 0 ? month - 1 : 0] + 1;
}

static const char *parse(const char *s, const char *f, struct tm *tm, struct seen *seen)
{
    int n;
    for (; *f; f++) {
        if (space(*f)) {
            while (space(*s))
                s++;
            continue;
        }
        if (*f != '%' || f[1] == '%') {
            f += *f == '%';
            if (*s++ != *f)
                return NULL;
            continue;
        }
        for (f++; *f == '-' || *f == '_' || *f == '0' || *f == '^' || *f == '#' || *f == 'E' || *f == 'O'; f++)
            ;
#define NUMBER(least, most, digits) if (!number(&s, least, most, digits, &n)) return NULL
        switch (*f) {
        case 'a': case 'A':
            if (!name(&s, days, 7, &tm->tm_wday))
                return NULL;
            seen->wday = 1;
            break;
        case 'b': case 'B': case 'h':
            if (!name(&s, months, 12, &tm->tm_mon))
                return NULL;
            seen->month = seen->date = 1;
            break;
        case 'c': if (!(s = parse(s, "%a %b %e %H:%M:%S %Y", tm, seen))) return NULL; break;
        case 'C': NUMBER(0, 99, 2); seen->century = n; seen->date = 1; break;
        case 'd': case 'e': NUMBER(1, 31, 2); tm->tm_mday = n; seen->day = seen->date = 1; break;
        case 'x': case 'D': if (!(s = parse(s, "%m/%d/%y", tm, seen))) return NULL; break;
        case 'F': if (!(s = parse(s, "%Y-%m-%d", tm, seen))) return NULL; break;
        case 'k': case 'H': NUMBER(0, 23, 2); tm->tm_hour = n; seen->hour12 = 0; break;
        case 'l': case 'I': NUMBER(1, 12, 2); tm->tm_hour = n % 12; seen->hour12 = 1; break;
        case 'j': NUMBER(1, 366, 3); tm->tm_yday = n - 1; seen->yday = 1; break;
        case 'm': NUMBER(1, 12, 2); tm->tm_mon = n - 1; seen->month = seen->date = 1; break;
        case 'M': NUMBER(0, 59, 2); tm->tm_min = n; break;
        case 'n': case 't':
            while (space(*s))
                s++;
            break;
        case 'p':
            if (strncasecmp(s, "AM", 2) && strncasecmp(s, "PM", 2))
                return NULL;
            seen->afternoon = (*s | 32) == 'p';
            s += 2;
            break;
        case 'r': if (!(s = parse(s, "%I:%M:%S %p", tm, seen))) return NULL; break;
        case 'R': if (!(s = parse(s, "%H:%M", tm, seen))) return NULL; break;
        case 'X': case 'T': if (!(s = parse(s, "%H:%M:%S", tm, seen))) return NULL; break;
        case 's': {
            long t = 0;
            if (*s < '0' || *s > '9')
                return NULL;
            while (*s >= '0' && *s <= '9')
                t = t * 10 + *s++ - '0';
            localtime_r(&t, tm);
            break;
        }
        case 'S': NUMBER(0, 61, 2); tm->tm_sec = n; break;
        case 'u': NUMBER(1, 7, 1); tm->tm_wday = n % 7; seen->wday = 1; break;
        case 'w': NUMBER(0, 6, 1); tm->tm_wday = n; seen->wday = 1; break;
        case 'U': NUMBER(0, 53, 2); seen->week = n; seen->sundays = 1; break;
        case 'W': NUMBER(0, 53, 2); seen->week = n; seen->mondays = 1; break;
        case 'V': NUMBER(0, 53, 2); break;
        case 'g': NUMBER(0, 99, 2); break;
        case 'G': NUMBER(0, 9999, 4); break;
        case 'y': NUMBER(0, 99, 2); tm->tm_year = n < 69 ? n + 100 : n; seen->in_century = seen->date = 1; break;
        case 'Y': NUMBER(0, 9999, 4); tm->tm_year = n - 1900; seen->in_century = 0, seen->date = 1; break;
        case 'Z':
            while (*s && !space(*s))
                s++;
            break;
        case 'z': {
            int sign = *s == '-' ? -1 : 1, hours, minutes = 0;
            while (space(*s))
                s++;
            if (*s == 'Z') {
                s++;
                tm->tm_gmtoff = 0;
                break;
            }
            if (*s != '+' && *s != '-')
                return NULL;
            sign = *s++ == '-' ? -1 : 1;
            NUMBER(0, 99, 2);
            hours = n;
            s += *s == ':';
            if (*s >= '0' && *s <= '9') {
                NUMBER(0, 59, 2);
                minutes = n;
            }
            tm->tm_gmtoff = sign * (hours * 3600 + minutes * 60);
            break;
        }
        default:
            return NULL;
        }
    }
    return s;
}

char *strptime(const char *s, const char *format, struct tm *tm)
{
    struct seen seen = {.century = -1};
    s = parse(s, format, tm, &seen);
    if (s == NULL)
        return NULL;
    if (seen.hour12 && seen.afternoon)
        tm->tm_hour += 12;
    if (seen.century >= 0)
        tm->tm_year = (seen.in_century ? tm->tm_year % 100 : 0) + (seen.century - 19) * 100;
    /* The day of the week and of the year follow from the date, or the date from them. */
    if (seen.date && !seen.wday) {
        if (!(seen.month && seen.day) && seen.yday) {
            find_month_and_day(tm, &seen);
            seen.month = seen.day = 1;
        }
        if (seen.month || (unsigned)tm->tm_mon <= 11)
            find_wday(tm);
    }
    if (seen.date && !seen.yday && (seen.month || (unsigned)tm->tm_mon <= 11))
        tm->tm_yday = before[leap(1900 + tm->tm_year)][tm->tm_mon] + tm->tm_mday - 1;
    if ((seen.sundays || seen.mondays) && seen.wday) {
        int wday = tm->tm_wday, mday = tm->tm_mday, month = tm->tm_mon, first = !seen.sundays;
        tm->tm_mday = 1;
        tm->tm_mon = 0;
        find_wday(tm);
        if (seen.day)
            tm->tm_mday = mday;
        if (seen.month)
            tm->tm_mon = month;
        if (!seen.yday)
            tm->tm_yday = (7 - (tm->tm_wday - first)) % 7 + (seen.week - 1) * 7 + (wday - first + 7) % 7;
        if (!seen.day || !seen.month)
            find_month_and_day(tm, &seen);
        tm->tm_wday = wday;
    }
    return (char *)s;
}
