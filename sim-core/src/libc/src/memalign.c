/* memalign(3), posix_memalign(3): _mid_memalign, _int_memalign. */
#include <bits/malloc_impl.h>

void *malloc(size_t n);

void *memalign(size_t align, size_t bytes)
{
    size_t nb, power = 32;
    chunk *p;
    void *mem;
    if (align <= 16)
        return malloc(bytes);
    if (align > 1UL << 63) {
        errno = 22; /* EINVAL */
        return NULL;
    }
    while (power < align)
        power <<= 1;
    align = power;
    if (bytes > MAX_REQUEST) {
        errno = 12; /* ENOMEM */
        return NULL;
    }
    nb = REQUEST(bytes);
    mem = _int_malloc(nb + align + MINSIZE);
    if (mem == NULL)
        return NULL;
    p = CHUNK(mem);
    if ((size_t)mem & align - 1) {
        chunk *at = CHUNK((size_t)mem + align - 1 & -align);
        size_t lead = (char *)at - (char *)p, size;
        if (lead < MINSIZE) {
            at = AT(at, align);
            lead += align;
        }
        size = SIZE(p) - lead;
        if (p->size & IS_MMAPPED) {
            at->prev_size = p->prev_size + lead;
            at->size = size | IS_MMAPPED;
            return MEM(at);
        }
        at->size = size | PREV_INUSE;
        AT(at, size)->size |= PREV_INUSE;
        p->size = lead | p->size & 7;
        _int_free(p);
        p = at;
    }
    if (!(p->size & IS_MMAPPED) && SIZE(p) > nb + MINSIZE) {
        chunk *rest = AT(p, nb);
        rest->size = SIZE(p) - nb | PREV_INUSE;
        p->size = nb | p->size & 7;
        _int_free(rest);
    }
    return MEM(p);
}

void *aligned_alloc(size_t align, size_t bytes)
{
    return memalign(align, bytes);
}

int posix_memalign(void **mem, size_t align, size_t bytes)
{
    void *p;
    if (align % 8 != 0 || (align & align - 1) || align == 0)
        return 22; /* EINVAL */
    p = memalign(align, bytes);
    if (p == NULL)
        return 12; /* ENOMEM */
    *mem = p;
    return 0;
}

void *valloc(size_t bytes)
{
    return memalign(4096, bytes);
}

void *pvalloc(size_t bytes)
{
    if (bytes > -4096UL) {
        errno = 12; /* ENOMEM */
        return NULL;
    }
    return memalign(4096, TOP_PAGES(bytes));
}
