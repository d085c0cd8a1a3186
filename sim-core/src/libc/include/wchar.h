#ifndef _WCHAR_H
#define _WCHAR_H
typedef unsigned long size_t;
typedef int wchar_t;
typedef unsigned wint_t;
typedef struct { int __count; unsigned __value; } mbstate_t;
#undef NULL
#define NULL ((void *)0)
#define WEOF 0xffffffffu
size_t wcslen(const wchar_t *__s);
wchar_t *wcscpy(wchar_t *restrict __to, const wchar_t *restrict __from);
wchar_t *wcscat(wchar_t *restrict __to, const wchar_t *restrict __from);
int wcscmp(const wchar_t *__a, const wchar_t *__b);
wchar_t *wcschr(const wchar_t *__s, wchar_t __c);
wchar_t *wmemset(wchar_t *__s, wchar_t __c, size_t __n);
wchar_t *wmemcpy(wchar_t *restrict __to, const wchar_t *restrict __from, size_t __n);
int wprintf(const wchar_t *restrict __format, ...);
wint_t putwchar(wchar_t __c);
size_t mbrtowc(wchar_t *restrict __wc, const char *restrict __s, size_t __n, mbstate_t *restrict __state);
size_t wcrtomb(char *restrict __s, wchar_t __wc, mbstate_t *restrict __state);
#endif
