/* malloc(3) and free(3): the small and fast part, and what they share. */
#include <bits/malloc_impl.h>

int munmap(void *addr, size_t len);

struct malloc_state main_arena = {.top = BIN(1)};
struct malloc_par mp_ = {
    .trim_threshold = 131072, .top_pad = 131072, .mmap_threshold = 131072, .max_fast = 128,
    .n_mmaps_max = 65536, .tcache_bins = TCACHE_MAX_BINS, .tcache_count = 7
};
struct tcache *__tcache;
/* Marks what is in the tcache. glibc takes a random number; a fixed one does
   the same for a program that does not look. */
#define TCACHE_KEY ((chunk *)0x5bd1e995a3c59ac3)

void __tcache_init(void)
{
    __tcache = _int_malloc(sizeof(struct tcache));
    if (__tcache)
        __rt_clear(__tcache, sizeof(struct tcache));
}

/* e->fd is the next entry, e->bk the key; e is the chunk's memory less 16. */
void __tcache_put(chunk *p, size_t i)
{
    struct tcache *t = __tcache;
    p->bk = TCACHE_KEY;
    p->fd = PROTECT(&p->fd, t->entries[i]);
    t->entries[i] = MEM(p);
    t->counts[i]++;
}

void *__tcache_get(size_t i)
{
    struct tcache *t = __tcache;
    chunk *mem = t->entries[i], *p = CHUNK(mem);
    if ((size_t)mem & 15)
        __malloc_printerr("malloc(): unaligned tcache chunk detected");
    t->entries[i] = PROTECT(&p->fd, p->fd);
    t->counts[i]--;
    p->bk = NULL;
    return mem;
}

void *malloc(size_t bytes)
{
    size_t i;
    if (bytes > MAX_REQUEST) {
        errno = 12; /* ENOMEM */
        return NULL;
    }
    i = (REQUEST(bytes) - 17) >> 4;
    if (__tcache == NULL)
        __tcache_init();
    if (i < mp_.tcache_bins && __tcache && __tcache->counts[i] > 0)
        return __tcache_get(i);
    return _int_malloc(bytes);
}

void __munmap_chunk(chunk *p)
{
    size_t block = (size_t)p - p->prev_size, total = p->prev_size + SIZE(p), in_page = (size_t)MEM(p) & 4095;
    if (((block | total) & 4095) || (in_page & in_page - 1))
        __malloc_printerr("munmap_chunk(): invalid pointer");
    mp_.n_mmaps--;
    mp_.mmapped_mem -= total;
    munmap((void *)block, total);
}

static void check_tcache(chunk *p, size_t i)
{
    chunk *mem = __tcache->entries[i];
    size_t n = 0;
    for (; mem; mem = PROTECT(&CHUNK(mem)->fd, CHUNK(mem)->fd), n++) {
        if (n >= mp_.tcache_count)
            __malloc_printerr("free(): too many chunks detected in tcache");
        if ((size_t)mem & 15)
            __malloc_printerr("free(): unaligned chunk detected in tcache 2");
        if (mem == MEM(p))
            __malloc_printerr("free(): double free detected in tcache 2");
    }
}

void _int_free_binned(chunk *p, size_t size);

void _int_free(chunk *p)
{
    size_t size = SIZE(p), i = (size - 17) >> 4;
    if ((size_t)p > -size || ((size_t)p & 15))
        __malloc_printerr("free(): invalid pointer");
    if (size < MINSIZE || (size & 15))
        __malloc_printerr("free(): invalid size");
    if (__tcache && i < mp_.tcache_bins) {
        if (p->bk == TCACHE_KEY)
            check_tcache(p, i);
        if (__tcache->counts[i] < mp_.tcache_count) {
            __tcache_put(p, i);
            return;
        }
    }
    _int_free_binned(p, size);
}

void free(void *mem)
{
    chunk *p;
    int saved;
    if (mem == NULL)
        return;
    p = CHUNK(mem);
    if (p->size & IS_MMAPPED) {
        saved = errno;
        if (!mp_.no_dyn_threshold && p->size > mp_.mmap_threshold && p->size <= 32UL << 20) {
            mp_.mmap_threshold = SIZE(p);
            mp_.trim_threshold = 2 * mp_.mmap_threshold;
        }
        __munmap_chunk(p);
        errno = saved;
    } else {
        if (__tcache == NULL)
            __tcache_init();
        if (p->size & NON_MAIN_ARENA)
            /* glibc would look for another arena's header there. */
            __rt_memset(*(char **)((size_t)p & ~0x3ffffffUL), 0, 1);
        _int_free(p);
    }
}
