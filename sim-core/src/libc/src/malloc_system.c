/* The top of the heap, and what malloc gets from the kernel: sysmalloc, systrim. */
#include <bits/malloc_impl.h>

void *mmap(void *addr, size_t len, int prot, int flags, int fd, long offset);
void *sbrk(long increment);

/* A chunk from the top, or NULL. */
chunk *__cut_top(size_t nb)
{
    chunk *p = main_arena.top;
    size_t size = SIZE(p);
    if (size < nb + MINSIZE)
        return NULL;
    main_arena.top = AT(p, nb);
    p->size = nb | PREV_INUSE;
    main_arena.top->size = size - nb | PREV_INUSE;
    return p;
}

static void *map(size_t n)
{
    return mmap(NULL, n, 3, 0x22, -1, 0); /* PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS */
}

/* brk gave something that does not extend the old top: begin a new one. */
static void new_top(char *brk, char *end, chunk *old, size_t old_size, size_t size)
{
    char *aligned = brk, *old_end = (char *)old + old_size;
    long correction = 0;
    if (!main_arena.noncontiguous) {
        size_t off = ((size_t)brk + 16) & 15;
        if (old_size)
            main_arena.system_mem += brk - old_end;
        if (off > 0) {
            correction = 16 - off;
            aligned += correction;
        }
        correction += old_size;
        off = (size_t)(brk + size + correction);
        correction += TOP_PAGES(off) - off;
        end = sbrk(correction);
        if (end == (char *)-1) {
            correction = 0;
            end = sbrk(0);
        }
    } else if (end == NULL)
        end = sbrk(0);
    if (end == (char *)-1)
        return;
    main_arena.top = (chunk *)aligned;
    main_arena.top->size = end - aligned + correction | PREV_INUSE;
    main_arena.system_mem += correction;
    if (old_size != 0) {
        /* Two fenceposts end the old one; what is left of it is freed. */
        old_size = old_size - 32 & ~15UL;
        old->size = old_size | PREV_INUSE;
        AT(old, old_size)->size = 16 | PREV_INUSE;
        AT(old, old_size + 16)->size = 16 | PREV_INUSE;
        if (old_size >= MINSIZE)
            _int_free(old);
    }
}

/* Nothing fits: memory from the kernel. */
void *__sysmalloc(size_t nb)
{
    chunk *old = main_arena.top, *p;
    size_t old_size = SIZE(old), size;
    char *brk = (char *)-1, *end = NULL;
    if (nb >= mp_.mmap_threshold && mp_.n_mmaps < mp_.n_mmaps_max) {
        size = TOP_PAGES(nb + 8);
        p = size > nb ? map(size) : (chunk *)-1;
        if (p != (chunk *)-1) {
            p->prev_size = 0;
            p->size = size | IS_MMAPPED;
            mp_.n_mmaps++;
            mp_.mmapped_mem += size;
            return MEM(p);
        }
    }
    size = nb + mp_.top_pad + MINSIZE;
    if (!main_arena.noncontiguous)
        size -= old_size;
    size = TOP_PAGES(size);
    if ((long)size > 0)
        brk = sbrk(size);
    if (brk == (char *)-1) {
        /* glibc 2.36 exchanges two arguments here, so it rounds to 1 MiB. */
        size_t more = main_arena.noncontiguous ? size : size + old_size + 0xfffff & ~0xfffffUL;
        if (more > nb)
            brk = map(more);
        if (brk != (char *)-1) {
            main_arena.noncontiguous = 1;
            size = more;
            end = brk + size;
        }
    }
    if (brk != (char *)-1) {
        if (mp_.sbrk_base == NULL)
            mp_.sbrk_base = brk;
        main_arena.system_mem += size;
        if (brk == (char *)old + old_size && end == NULL)
            old->size = size + old_size | PREV_INUSE;
        else if (!main_arena.noncontiguous && old_size && brk < (char *)old + old_size)
            __malloc_printerr("break adjusted to free malloc space");
        else
            new_top(brk, end, old, old_size, size);
    }
    if (main_arena.system_mem > main_arena.max_system_mem)
        main_arena.max_system_mem = main_arena.system_mem;
    p = __cut_top(nb);
    if (p)
        return MEM(p);
    errno = 12; /* ENOMEM */
    return NULL;
}

/* Gives the end of top back, all but pad bytes and what is needed. */
int __systrim(size_t pad)
{
    size_t top_size = SIZE(main_arena.top), area = top_size - MINSIZE - 1, extra;
    char *end, *now;
    if (area <= pad || top_size == 0)
        return 0;
    extra = area - pad & ~4095UL;
    if (extra == 0)
        return 0;
    end = sbrk(0);
    if (end != (char *)main_arena.top + top_size)
        return 0;
    sbrk(-extra);
    now = sbrk(0);
    if (now == (char *)-1 || now == end)
        return 0;
    main_arena.system_mem -= end - now;
    main_arena.top->size = top_size - (end - now) | PREV_INUSE;
    return 1;
}
