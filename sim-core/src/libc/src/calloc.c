/* calloc(3): __libc_calloc. Memory that is fresh from the kernel is not cleared again. */
#include <bits/malloc_impl.h>

void *calloc(size_t n, size_t size)
{
    size_t bytes = n * size, clear, old_size;
    chunk *old, *p;
    void *mem;
    if (size != 0 && bytes / size != n) {
        errno = 12; /* ENOMEM */
        return NULL;
    }
    if (__tcache == NULL)
        __tcache_init();
    old = main_arena.top;
    old_size = SIZE(old);
    if (old_size < mp_.sbrk_base + main_arena.max_system_mem - (char *)old)
        old_size = mp_.sbrk_base + main_arena.max_system_mem - (char *)old;
    mem = _int_malloc(bytes);
    if (mem == NULL)
        return NULL;
    p = CHUNK(mem);
    if (p->size & IS_MMAPPED) {
        if (mp_.perturb)
            __rt_memset(mem, 0, bytes);
        return mem;
    }
    clear = SIZE(p);
    if (!mp_.perturb && p == old && clear > old_size)
        clear = old_size;
    if (clear - 8 <= 9 * sizeof(size_t)) /* a store for each word */
        return __rt_clear(mem, clear - 8);
    return __rt_memset(mem, 0, clear - 8);
}
