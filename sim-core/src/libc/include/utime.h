#ifndef _UTIME_H
#define _UTIME_H
typedef long time_t;
struct utimbuf { time_t actime, modtime; };
int utime(const char *__path, const struct utimbuf *__times);
#endif
