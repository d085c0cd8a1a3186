#ifndef _STRING_H
#define _STRING_H
#include <features.h>
#include <strings.h>
#undef NULL
#define NULL ((void *)0)
void *memcpy(void *restrict __to, const void *restrict __from, size_t __n);
void *mempcpy(void *restrict __to, const void *restrict __from, size_t __n);
void *memmove(void *__to, const void *__from, size_t __n);
void *memccpy(void *restrict __to, const void *restrict __from, int __c, size_t __n);
void *memset(void *__s, int __c, size_t __n);
void explicit_bzero(void *__s, size_t __n);
int memcmp(const void *__a, const void *__b, size_t __n);
void *memchr(const void *__s, int __c, size_t __n);
void *memrchr(const void *__s, int __c, size_t __n);
void *rawmemchr(const void *__s, int __c);
void *memmem(const void *__s, size_t __n, const void *__needle, size_t __m);
void *memfrob(void *__s, size_t __n);
size_t strlen(const char *__s);
size_t strnlen(const char *__s, size_t __n);
char *strcpy(char *restrict __to, const char *restrict __from);
char *strncpy(char *restrict __to, const char *restrict __from, size_t __n);
char *stpcpy(char *restrict __to, const char *restrict __from);
char *stpncpy(char *restrict __to, const char *restrict __from, size_t __n);
char *strcat(char *restrict __to, const char *restrict __from);
char *strncat(char *restrict __to, const char *restrict __from, size_t __n);
char *strdup(const char *__s);
char *strndup(const char *__s, size_t __n);
int strcmp(const char *__a, const char *__b);
int strncmp(const char *__a, const char *__b, size_t __n);
int strcoll(const char *__a, const char *__b);
size_t strxfrm(char *restrict __to, const char *restrict __from, size_t __n);
int strverscmp(const char *__a, const char *__b);
char *strchr(const char *__s, int __c);
char *strrchr(const char *__s, int __c);
char *strchrnul(const char *__s, int __c);
char *strstr(const char *__s, const char *__needle);
char *strcasestr(const char *__s, const char *__needle);
char *strpbrk(const char *__s, const char *__accept);
size_t strspn(const char *__s, const char *__accept);
size_t strcspn(const char *__s, const char *__reject);
char *strtok(char *restrict __s, const char *restrict __delim);
char *strtok_r(char *restrict __s, const char *restrict __delim, char **restrict __save);
char *strsep(char **restrict __s, const char *restrict __delim);
char *strerror(int __errno);
#ifdef _GNU_SOURCE
char *strerror_r(int __errno, char *__buf, size_t __n);
#else
int __xpg_strerror_r(int __errno, char *__buf, size_t __n);
#define strerror_r __xpg_strerror_r
#endif
const char *strerrorname_np(int __errno);
const char *strerrordesc_np(int __errno);
char *strsignal(int __signal);
const char *sigabbrev_np(int __signal);
const char *sigdescr_np(int __signal);
#ifndef basename
char *basename(const char *__path);
#endif
char *strfry(char *__s);
#define strdupa(s) ({ const char *__old = (s); size_t __len = strlen(__old) + 1; (char *)memcpy(__builtin_alloca(__len), __old, __len); })
#endif
