#ifndef _ERR_H
#define _ERR_H
#include <stdarg.h>
void warn(const char *__format, ...);
void vwarn(const char *__format, va_list __ap);
void warnx(const char *__format, ...);
void vwarnx(const char *__format, va_list __ap);
_Noreturn void err(int __status, const char *__format, ...);
_Noreturn void verr(int __status, const char *__format, va_list __ap);
_Noreturn void errx(int __status, const char *__format, ...);
_Noreturn void verrx(int __status, const char *__format, va_list __ap);
#endif
