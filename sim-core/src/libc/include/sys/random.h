#ifndef _SYS_RANDOM_H
#define _SYS_RANDOM_H
#include <sys/types.h>
#define GRND_NONBLOCK 1
#define GRND_RANDOM 2
ssize_t getrandom(void *__buf, size_t __n, unsigned __flags);
int getentropy(void *__buf, size_t __n);
#endif
