/* What the modules of malloc share: malloc/malloc.c of glibc 2.36, with one
   arena. Names are glibc's, so that its documentation can be read beside. */
#ifndef _BITS_MALLOC_IMPL_H
#define _BITS_MALLOC_IMPL_H
#include <bits/lib.h>
typedef struct malloc_chunk {
    size_t prev_size;                 /* of the chunk before, if that is free */
    size_t size;                      /* with the three flag bits */
    struct malloc_chunk *fd, *bk;     /* lists of free chunks */
    struct malloc_chunk *fd_nextsize, *bk_nextsize; /* large bins only */
} chunk;
#define PREV_INUSE 1UL
#define IS_MMAPPED 2UL
#define NON_MAIN_ARENA 4UL
#define MINSIZE 32UL
#define NBINS 128
#define NFASTBINS 10
#define MAX_REQUEST 0x7fffffffffffffffUL
#define TCACHE_MAX_BINS 64
#define SMALL(n) ((n) < 1024)
#define REQUEST(n) ((n) + 23 < MINSIZE ? MINSIZE : (n) + 23 & ~15UL)
#define AT(p, n) ((chunk *)((char *)(p) + (n)))
#define SIZE(p) ((p)->size & ~7UL)
#define MEM(p) ((void *)((char *)(p) + 16))
#define CHUNK(m) ((chunk *)((char *)(m) - 16))
#define TOP_PAGES(n) ((n) + 4095 & ~4095UL)
/* Safe linking: a pointer in a freed chunk is mixed with its own address. */
#define PROTECT(pos, p) ((chunk *)((size_t)(pos) >> 12 ^ (size_t)(p)))
struct malloc_state {
    int mutex, flags;                 /* unused; they put the bins at multiples of 16 */
    int have_fastchunks;
    int binned;                       /* the bins' lists are set up */
    chunk *fastbins[NFASTBINS];
    chunk *top;
    chunk *last_remainder;
    chunk *bins[2 * NBINS - 2];
    unsigned binmap[4];
    int noncontiguous;
    size_t system_mem, max_system_mem;
};
struct malloc_par {
    size_t trim_threshold, top_pad, mmap_threshold, max_fast;
    int n_mmaps, n_mmaps_max, no_dyn_threshold, perturb;
    size_t mmapped_mem;
    char *sbrk_base;
    size_t tcache_bins, tcache_count;
};
struct tcache {
    unsigned short counts[TCACHE_MAX_BINS];
    chunk *entries[TCACHE_MAX_BINS];  /* addresses of the memory, not of the chunk */
};
/* A bin's list head, seen as a chunk whose fd and bk are the list. */
#define BIN(i) ((chunk *)((char *)&main_arena.bins[2 * (i) - 2] - 16))
extern struct malloc_state main_arena;
extern struct malloc_par mp_;
extern struct tcache *__tcache;
void __tcache_init(void);
void __malloc_bins(void);
void *_int_malloc(size_t bytes);
void _int_free(chunk *p);
void __unlink_chunk(chunk *p);
void __malloc_consolidate(void);
chunk *__cut_top(size_t nb);
void *__sysmalloc(size_t nb);
int __systrim(size_t pad);
void __munmap_chunk(chunk *p);
int __largebin_index(size_t n);
_Noreturn void __malloc_printerr(const char *s);
#endif
