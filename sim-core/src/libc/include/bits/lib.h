/* What the library's own modules share. */
#ifndef _BITS_LIB_H
#define _BITS_LIB_H
typedef unsigned long size_t;
typedef long ssize_t;
#define NULL ((void *)0)
int *__errno_location(void);
#define errno (*__errno_location())
/* A system call's raw result: sets errno and gives -1 if it is an error. */
long __result(long __raw);
void *__rt_memcpy(void *__to, const void *__from, size_t __n);
void *__rt_memset(void *__s, int __c, size_t __n);
void *__rt_clear(void *__s, size_t __n);
size_t __rt_strlen(const char *__s);
#endif
