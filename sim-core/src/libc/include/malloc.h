#ifndef _MALLOC_H
#define _MALLOC_H
#include <stddef.h>
#include <stdio.h>
struct mallinfo {
    int arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
};
struct mallinfo2 {
    size_t arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
};
#define M_MXFAST 1
#define M_NLBLKS 2
#define M_GRAIN 3
#define M_KEEP 4
#define M_TRIM_THRESHOLD (-1)
#define M_TOP_PAD (-2)
#define M_MMAP_THRESHOLD (-3)
#define M_MMAP_MAX (-4)
#define M_CHECK_ACTION (-5)
#define M_PERTURB (-6)
#define M_ARENA_TEST (-7)
#define M_ARENA_MAX (-8)
void *malloc(size_t __size);
void *calloc(size_t __n, size_t __size);
void *realloc(void *__p, size_t __size);
void *reallocarray(void *__p, size_t __n, size_t __size);
void free(void *__p);
void *memalign(size_t __align, size_t __size);
void *valloc(size_t __size);
void *pvalloc(size_t __size);
size_t malloc_usable_size(void *__p);
int malloc_trim(size_t __pad);
int mallopt(int __param, int __value);
struct mallinfo mallinfo(void);
struct mallinfo2 mallinfo2(void);
void malloc_stats(void);
int malloc_info(int __options, FILE *__f);
#endif
