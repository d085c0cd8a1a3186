#ifndef _ALLOCA_H
#define _ALLOCA_H
typedef unsigned long size_t;
#define alloca(size) __builtin_alloca(size)
#endif
