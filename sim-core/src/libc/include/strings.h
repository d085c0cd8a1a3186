#ifndef _STRINGS_H
#define _STRINGS_H
typedef unsigned long size_t;
int strcasecmp(const char *__a, const char *__b);
int strncasecmp(const char *__a, const char *__b, size_t __n);
int bcmp(const void *__a, const void *__b, size_t __n);
void bcopy(const void *__from, void *__to, size_t __n);
void bzero(void *__s, size_t __n);
char *index(const char *__s, int __c);
char *rindex(const char *__s, int __c);
int ffs(int __n);
int ffsl(long __n);
int ffsll(long long __n);
#endif
