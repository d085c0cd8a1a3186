/* tzset(3), localtime(3), mktime(3): time zones as TZ describes them (POSIX's form "EST5EDT,M3.2.0,M11.1.0";
   glibc's time/tzset.c). Of the zones that a machine has as files, those used most are known by their present rules. */
#include <bits/lib.h>

struct tm {
    int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst;
    long tm_gmtoff;
    const char *tm_zone;
};

/* When a change happens: Jn ('J'), n ('0'), Mm.n.d ('M'), and seconds into that day. */
struct rule {
    char kind;
    int month, week, day;
    long secs;
};

char *getenv(const char *name);
int strcmp(const char *a, const char *b);
long timegm(struct tm *tm);
struct tm *gmtime_r(const long *t, struct tm *tm);

char *tzname[2] = {"UTC", "UTC"};
long timezone;
int daylight;

static char zone_names[2][32];
static long offsets[2]; /* Seconds east of Greenwich: standard time, summer time. */
static struct rule rules[2];
static const char *at;
static int known;

static const char *const files[][2] = {
    {"UTC", "UTC0"}, {"GMT", "GMT0"}, {"Etc/UTC", "UTC0"}, {"EST", "EST5"}, {"MST", "MST7"}, {"HST", "HST10"},
    {"CET", "CET-1CEST,M3.5.0,M10.5.0/3"}, {"US/Eastern", "EST5EDT"}, {"US/Central", "CST6CDT"},
    {"US/Pacific", "PST8PDT"}, {"America/New_York", "EST5EDT"}, {"America/Toronto", "EST5EDT"},
    {"America/Chicago", "CST6CDT"}, {"America/Denver", "MST7MDT"}, {"America/Los_Angeles", "PST8PDT"},
    {"America/Sao_Paulo", "<-03>3"}, {"Europe/London", "GMT0BST,M3.5.0/1,M10.5.0"},
    {"Europe/Paris", "CET-1CEST,M3.5.0,M10.5.0/3"}, {"Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"},
    {"Europe/Madrid", "CET-1CEST,M3.5.0,M10.5.0/3"}, {"Europe/Rome", "CET-1CEST,M3.5.0,M10.5.0/3"},
    {"Europe/Moscow", "MSK-3"}, {"Asia/Tokyo", "JST-9"}, {"Asia/Seoul", "KST-9"}, {"Asia/Shanghai", "CST-8"},
    {"Asia/Hong_Kong", "HKT-8"}, {"Asia/Singapore", "<+08>-8"}, {"Asia/Taipei", "CST-8"}, {"Asia/Kolkata", "IST-5:30"},
    {"Australia/Sydney", "AEST-10AEDT,M10.1.0,M4.1.0/3"},
};

static int digit(void)
{
    return *at >= '0' && *at <= '9';
}

static int number(void)
{
    int n = 0;
    while (digit() && n < 100000)
        n = n * 10 + (*at++ - '0');
    return n;
}

/* "EST" or "<-03>": at least three characters. */
static int parse_name(int which)
{
    int quoted = *at == '<', n = 0;
    const char *start = at + quoted;
    for (at = start; *at; at++) {
        int letter = (*at | 32) >= 'a' && (*at | 32) <= 'z';
        if (!letter && !(quoted && (digit() || *at == '+' || *at == '-')))
            break;
        if (n < 31)
            zone_names[which][n++] = *at;
    }
    if (n < 3 || (quoted && *at != '>')) {
        at = start;
        return 0;
    }
    at += quoted;
    zone_names[which][n] = 0;
    tzname[which] = zone_names[which];
    return 1;
}

static long parse_time(void)
{
    long t = number() * 3600L;
    if (*at == ':') {
        at++;
        t += number() * 60L;
        if (*at == ':') {
            at++;
            t += number();
        }
    }
    return t;
}

static int parse_offset(int which)
{
    long sign = -1;
    if (*at != '+' && *at != '-' && !digit()) {
        /* Summer time is an hour ahead. */
        offsets[1] = offsets[0] + 3600;
        return 0;
    }
    if (*at == '-' || *at == '+')
        sign = *at++ == '-' ? 1 : -1;
    offsets[which] = sign * parse_time();
    return 1;
}

static int parse_rule(int which)
{
    struct rule *r = &rules[which];
    if (*at++ != ',')
        return 0;
    if (*at == 'M') {
        at++;
        r->kind = 'M';
        r->month = number();
        if (*at++ != '.')
            return 0;
        r->week = number();
        if (*at++ != '.')
            return 0;
    } else {
        r->kind = *at == 'J' ? *at++ : '0';
    }
    r->day = number();
    r->secs = 2 * 3600;
    if (*at == '/') {
        long sign = *++at == '-' ? -1 : 1;
        at += *at == '-';
        r->secs = sign * parse_time();
    }
    return r->kind != 'M' || (r->month >= 1 && r->month <= 12 && r->week >= 1 && r->week <= 5 && r->day <= 6);
}

/* TZ itself says what the zone is, rather than its name. */
static int described;

static void parse(const char *tz)
{
    const char *end = "";
    described = 1;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (strcmp(files[i][0], tz) == 0) {
            tz = files[i][1];
            described = 0;
        }
    at = tz;
    tzname[0] = tzname[1] = (char *)end;
    offsets[0] = offsets[1] = 0;
    if (!parse_name(0) || !parse_offset(0))
        return;
    if (!*at) {
        tzname[1] = tzname[0];
        offsets[1] = offsets[0];
        return;
    }
    if (parse_name(1)) {
        parse_offset(1);
        if (*at == 0)
            at = ",M3.2.0,M11.1.0";
    }
    if (parse_rule(0))
        parse_rule(1);
}

void tzset(void)
{
    const char *tz = getenv("TZ");
    known = 1;
    if (tz && *tz == ':')
        tz++;
    parse(tz && *tz ? tz : "UTC");
    timezone = -offsets[0];
    daylight = offsets[0] != offsets[1];
}

/* When a rule's change happens in a year, in seconds since the epoch (`compute_change`). */
static long change(const struct rule *r, int year, long offset)
{
    struct tm first = {.tm_year = year, .tm_mday = 1, .tm_mon = r->kind == 'M' ? r->month - 1 : 0};
    long t = timegm(&first), day;
    int leap = (year % 4 == 0 && year % 100 != 0) || (year + 1900) % 400 == 0;
    if (r->kind == 'M') {
        struct tm next = {.tm_year = year, .tm_mday = 1, .tm_mon = r->month};
        long length = (timegm(&next) - t) / 86400;
        day = (r->day - first.tm_wday + 7) % 7 + (r->week - 1) * 7;
        if (day >= length)
            day -= 7;
    } else {
        day = r->kind == 'J' ? r->day - 1 + (leap && r->day >= 60) : r->day;
    }
    return t + day * 86400 + r->secs - offset;
}

static int is_summer(long t, int year)
{
    long starts, ends;
    if (offsets[0] == offsets[1])
        return 0;
    starts = change(&rules[0], year, offsets[0]);
    ends = change(&rules[1], year, offsets[1]);
    return starts > ends ? !(t >= ends && t < starts) : t >= starts && t < ends;
}

static struct tm *local(long t, struct tm *tm)
{
    struct tm standard;
    long there = t + offsets[0];
    int summer;
    if (gmtime_r(&there, &standard) == NULL)
        return NULL;
    /* Rules are applied from 1970 on: for what was before, the year's changes are still to come. */
    summer = is_summer(t, described && standard.tm_year < 70 ? 70 : standard.tm_year);
    there = t + offsets[summer];
    if (gmtime_r(&there, tm) == NULL)
        return NULL;
    tm->tm_isdst = summer;
    tm->tm_gmtoff = offsets[summer];
    tm->tm_zone = tzname[summer];
    return tm;
}

struct tm *localtime_r(const long *t, struct tm *tm)
{
    /* "need not set tzname" (localtime(3)): the zone is looked up once. */
    if (!known)
        tzset();
    return local(*t, tm);
}

struct tm *__localtime(const long *t, struct tm *tm)
{
    tzset();
    return local(*t, tm);
}

long mktime(struct tm *tm)
{
    struct tm fields = *tm, found;
    int isdst = tm->tm_isdst;
    long wall, t;
    tzset();
    wall = timegm(&fields);
    t = wall - offsets[isdst > 0];
    /* A zone without summer time: an hour of it is assumed. */
    if (isdst > 0 && offsets[0] == offsets[1])
        t -= 3600;
    if (isdst < 0 && offsets[0] != offsets[1]) {
        long summer = wall - offsets[1];
        if (local(summer, &found) && found.tm_isdst)
            t = summer;
    }
    if (local(t, &found) == NULL)
        return -1;
    *tm = found;
    return t;
}

long timelocal(struct tm *tm)
{
    return mktime(tm);
}
