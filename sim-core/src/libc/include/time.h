#ifndef _TIME_H
#define _TIME_H
#include <features.h>
#include <bits/timespec.h>
typedef unsigned long size_t;
typedef int pid_t;
typedef long clock_t;
typedef int clockid_t;
typedef void *timer_t;
#undef NULL
#define NULL ((void *)0)
#define CLOCKS_PER_SEC ((clock_t)1000000)
#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1
#define CLOCK_PROCESS_CPUTIME_ID 2
#define CLOCK_THREAD_CPUTIME_ID 3
#define CLOCK_MONOTONIC_RAW 4
#define CLOCK_REALTIME_COARSE 5
#define CLOCK_MONOTONIC_COARSE 6
#define CLOCK_BOOTTIME 7
#define TIMER_ABSTIME 1
#define TIME_UTC 1
struct tm {
    int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst;
    long tm_gmtoff;
    const char *tm_zone;
};
struct itimerspec { struct timespec it_interval, it_value; };
struct sigevent;
extern char *tzname[2];
extern long timezone;
extern int daylight;
time_t time(time_t *__t);
clock_t clock(void);
double difftime(time_t __a, time_t __b);
time_t mktime(struct tm *__tm);
time_t timegm(struct tm *__tm);
time_t timelocal(struct tm *__tm);
struct tm *gmtime(const time_t *__t);
struct tm *localtime(const time_t *__t);
struct tm *gmtime_r(const time_t *restrict __t, struct tm *restrict __tm);
struct tm *localtime_r(const time_t *restrict __t, struct tm *restrict __tm);
char *asctime(const struct tm *__tm);
char *asctime_r(const struct tm *restrict __tm, char *restrict __buf);
char *ctime(const time_t *__t);
char *ctime_r(const time_t *restrict __t, char *restrict __buf);
size_t strftime(char *restrict __s, size_t __n, const char *restrict __format, const struct tm *restrict __tm);
char *strptime(const char *restrict __s, const char *restrict __format, struct tm *restrict __tm);
void tzset(void);
int nanosleep(const struct timespec *__time, struct timespec *__left);
int clock_nanosleep(clockid_t __clock, int __flags, const struct timespec *__time, struct timespec *__left);
int clock_gettime(clockid_t __clock, struct timespec *__time);
int clock_getcpuclockid(pid_t __pid, clockid_t *__clock);
int clock_getres(clockid_t __clock, struct timespec *__resolution);
int clock_settime(clockid_t __clock, const struct timespec *__time);
int dysize(int __year);
int timespec_get(struct timespec *__time, int __base);
int timer_create(clockid_t __clock, struct sigevent *restrict __event, timer_t *restrict __timer);
int timer_delete(timer_t __timer);
int timer_settime(timer_t __timer, int __flags, const struct itimerspec *restrict __new, struct itimerspec *restrict __old);
int timer_gettime(timer_t __timer, struct itimerspec *__value);
int timer_getoverrun(timer_t __timer);
#endif
