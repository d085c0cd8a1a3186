/* realloc(3): __libc_realloc, _int_realloc. */
#include <bits/malloc_impl.h>

void *malloc(size_t n);
void free(void *p);
void *mremap(void *addr, size_t old, size_t new, int flags, ...);

static chunk *mremap_chunk(chunk *p, size_t nb)
{
    size_t offset = p->prev_size, block = (size_t)p - offset, total = offset + SIZE(p), size;
    size_t in_page = (size_t)MEM(p) & 4095;
    char *at;
    if (((block | total) & 4095) || (in_page & in_page - 1))
        __malloc_printerr("mremap_chunk(): invalid pointer");
    size = TOP_PAGES(nb + offset + 8);
    if (total == size)
        return p;
    at = mremap((void *)block, total, size, 1); /* MREMAP_MAYMOVE */
    if (at == (char *)-1)
        return NULL;
    p = AT(at, offset);
    p->size = size - offset | IS_MMAPPED;
    mp_.mmapped_mem += size - total;
    return p;
}

static void *resize(chunk *p, size_t old, size_t nb)
{
    chunk *next = AT(p, old);
    size_t next_size = SIZE(next), size = old;
    if (p->size <= 16 || old >= main_arena.system_mem)
        __malloc_printerr("realloc(): invalid old size");
    if (next->size <= 16 || next_size >= main_arena.system_mem)
        __malloc_printerr("realloc(): invalid next size");
    if (old < nb) {
        size = old + next_size;
        if (next == main_arena.top && size >= nb + MINSIZE) {
            p->size = nb | p->size & 7;
            main_arena.top = AT(p, nb);
            main_arena.top->size = size - nb | PREV_INUSE;
            return MEM(p);
        }
        if (next != main_arena.top && !(AT(next, next_size)->size & PREV_INUSE) && size >= nb)
            __unlink_chunk(next);
        else {
            void *mem = _int_malloc(nb - 15);
            if (mem == NULL)
                return NULL;
            if (CHUNK(mem) != next) {
                __rt_memcpy(mem, MEM(p), old - 8);
                _int_free(p);
                return mem;
            }
            size = old + SIZE(next);
        }
    }
    if (size - nb < MINSIZE) {
        p->size = size | p->size & 7;
        AT(p, size)->size |= PREV_INUSE;
    } else {
        chunk *rest = AT(p, nb);
        p->size = nb | p->size & 7;
        rest->size = size - nb | PREV_INUSE;
        AT(p, size)->size |= PREV_INUSE;
        _int_free(rest);
    }
    return MEM(p);
}

void *realloc(void *mem, size_t bytes)
{
    chunk *p;
    size_t old, nb;
    if (mem == NULL)
        return malloc(bytes);
    if (bytes == 0) {
        free(mem);
        return NULL;
    }
    p = CHUNK(mem);
    old = SIZE(p);
    if (!(p->size & IS_MMAPPED) && __tcache == NULL)
        __tcache_init();
    if ((size_t)p > -old || ((size_t)p & 15))
        __malloc_printerr("realloc(): invalid pointer");
    if (bytes > MAX_REQUEST) {
        errno = 12; /* ENOMEM */
        return NULL;
    }
    nb = REQUEST(bytes);
    if (p->size & IS_MMAPPED) {
        chunk *moved = mremap_chunk(p, nb);
        void *to;
        if (moved)
            return MEM(moved);
        if (old - 8 >= nb)
            return mem;
        to = malloc(bytes);
        if (to) {
            __rt_memcpy(to, mem, old - 16);
            __munmap_chunk(p);
        }
        return to;
    }
    return resize(p, old, nb);
}

void *reallocarray(void *p, size_t n, size_t size)
{
    if (size != 0 && n * size / size != n) {
        errno = 12; /* ENOMEM */
        return NULL;
    }
    return realloc(p, n * size);
}
