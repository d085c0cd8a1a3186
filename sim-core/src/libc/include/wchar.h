#ifndef _WCHAR_H
#define _WCHAR_H
#include <stdarg.h>
typedef unsigned long size_t;
typedef int wchar_t;
typedef unsigned wint_t;
typedef struct { int __count; unsigned __value; } mbstate_t;
#undef NULL
#define NULL ((void *)0)
#define WEOF 0xffffffffu
#define WCHAR_MIN (-2147483647 - 1)
#define WCHAR_MAX 2147483647
struct tm;
size_t wcslen(const wchar_t *__s);
size_t wcsnlen(const wchar_t *__s, size_t __n);
wchar_t *wcscpy(wchar_t *restrict __to, const wchar_t *restrict __from);
wchar_t *wcsncpy(wchar_t *restrict __to, const wchar_t *restrict __from, size_t __n);
wchar_t *wcpcpy(wchar_t *restrict __to, const wchar_t *restrict __from);
wchar_t *wcscat(wchar_t *restrict __to, const wchar_t *restrict __from);
wchar_t *wcsncat(wchar_t *restrict __to, const wchar_t *restrict __from, size_t __n);
int wcscmp(const wchar_t *__a, const wchar_t *__b);
int wcsncmp(const wchar_t *__a, const wchar_t *__b, size_t __n);
int wcscasecmp(const wchar_t *__a, const wchar_t *__b);
int wcsncasecmp(const wchar_t *__a, const wchar_t *__b, size_t __n);
int wcscoll(const wchar_t *__a, const wchar_t *__b);
size_t wcsxfrm(wchar_t *restrict __to, const wchar_t *restrict __from, size_t __n);
wchar_t *wcschr(const wchar_t *__s, wchar_t __c);
wchar_t *wcsrchr(const wchar_t *__s, wchar_t __c);
wchar_t *wcsstr(const wchar_t *__s, const wchar_t *__needle);
wchar_t *wcspbrk(const wchar_t *__s, const wchar_t *__accept);
size_t wcsspn(const wchar_t *__s, const wchar_t *__accept);
size_t wcscspn(const wchar_t *__s, const wchar_t *__reject);
wchar_t *wcstok(wchar_t *restrict __s, const wchar_t *restrict __delim, wchar_t **restrict __save);
wchar_t *wcsdup(const wchar_t *__s);
wchar_t *wmemset(wchar_t *__s, wchar_t __c, size_t __n);
wchar_t *wmemcpy(wchar_t *restrict __to, const wchar_t *restrict __from, size_t __n);
wchar_t *wmemmove(wchar_t *__to, const wchar_t *__from, size_t __n);
int wmemcmp(const wchar_t *__a, const wchar_t *__b, size_t __n);
wchar_t *wmemchr(const wchar_t *__s, wchar_t __c, size_t __n);
long wcstol(const wchar_t *restrict __s, wchar_t **restrict __end, int __base);
unsigned long wcstoul(const wchar_t *restrict __s, wchar_t **restrict __end, int __base);
long long wcstoll(const wchar_t *restrict __s, wchar_t **restrict __end, int __base);
unsigned long long wcstoull(const wchar_t *restrict __s, wchar_t **restrict __end, int __base);
double wcstod(const wchar_t *restrict __s, wchar_t **restrict __end);
float wcstof(const wchar_t *restrict __s, wchar_t **restrict __end);
int wcwidth(wchar_t __c);
int wcswidth(const wchar_t *__s, size_t __n);
wint_t btowc(int __c);
int wctob(wint_t __c);
int mbsinit(const mbstate_t *__state);
size_t mbrlen(const char *restrict __s, size_t __n, mbstate_t *restrict __state);
size_t mbrtowc(wchar_t *restrict __wc, const char *restrict __s, size_t __n, mbstate_t *restrict __state);
size_t wcrtomb(char *restrict __s, wchar_t __wc, mbstate_t *restrict __state);
size_t mbsrtowcs(wchar_t *restrict __to, const char **restrict __from, size_t __n, mbstate_t *restrict __state);
size_t wcsrtombs(char *restrict __to, const wchar_t **restrict __from, size_t __n, mbstate_t *restrict __state);
size_t wcsftime(wchar_t *restrict __s, size_t __n, const wchar_t *restrict __format, const struct tm *restrict __tm);
int fwide(struct _IO_FILE *__f, int __mode);
wint_t putwchar(wchar_t __c);
wint_t putwc(wchar_t __c, struct _IO_FILE *__f);
wint_t fputwc(wchar_t __c, struct _IO_FILE *__f);
int fputws(const wchar_t *restrict __s, struct _IO_FILE *restrict __f);
wint_t getwchar(void);
wint_t getwc(struct _IO_FILE *__f);
wint_t fgetwc(struct _IO_FILE *__f);
wint_t ungetwc(wint_t __c, struct _IO_FILE *__f);
wchar_t *fgetws(wchar_t *restrict __s, int __n, struct _IO_FILE *restrict __f);
int wprintf(const wchar_t *restrict __format, ...);
int fwprintf(struct _IO_FILE *restrict __f, const wchar_t *restrict __format, ...);
int swprintf(wchar_t *restrict __s, size_t __n, const wchar_t *restrict __format, ...);
int vwprintf(const wchar_t *restrict __format, va_list __ap);
int vfwprintf(struct _IO_FILE *restrict __f, const wchar_t *restrict __format, va_list __ap);
int vswprintf(wchar_t *restrict __s, size_t __n, const wchar_t *restrict __format, va_list __ap);
int wscanf(const wchar_t *restrict __format, ...);
int fwscanf(struct _IO_FILE *restrict __f, const wchar_t *restrict __format, ...);
int vwscanf(const wchar_t *restrict __format, va_list __ap);
int vfwscanf(struct _IO_FILE *restrict __f, const wchar_t *restrict __format, va_list __ap);
int vswscanf(const wchar_t *restrict __s, const wchar_t *restrict __format, va_list __ap);
int swscanf(const wchar_t *restrict __s, const wchar_t *restrict __format, ...);
#endif
