/* malloc's bins. */
#include <bits/malloc_impl.h>

void __tcache_put(chunk *p, size_t i);
void *__tcache_get(size_t i);

int __largebin_index(size_t n)
{
    if (n >> 6 <= 48)
        return 48 + (n >> 6);
    if (n >> 9 <= 20)
        return 91 + (n >> 9);
    if (n >> 12 <= 10)
        return 110 + (n >> 12);
    if (n >> 15 <= 4)
        return 119 + (n >> 15);
    return n >> 18 <= 2 ? 124 + (n >> 18) : 126;
}

/* Before the first chunk goes into a bin, every list is made empty. */
void __malloc_bins(void)
{
    chunk **bin = main_arena.bins, **end = main_arena.bins + (2 * NBINS - 2);
    if (main_arena.binned)
        return;
    main_arena.binned = 1;
    for (; bin < end; bin += 2)
        bin[0] = bin[1] = (chunk *)((char *)bin - 16);
}

void __unlink_chunk(chunk *p)
{
    chunk *fd = p->fd, *bk = p->bk, *next, *prev;
    if (SIZE(p) != AT(p, SIZE(p))->prev_size)
        __malloc_printerr("corrupted size vs. prev_size");
    if (fd->bk != p || bk->fd != p)
        __malloc_printerr("corrupted double-linked list");
    fd->bk = bk;
    bk->fd = fd;
    if (SMALL(p->size) || p->fd_nextsize == NULL)
        return;
    next = p->fd_nextsize;
    prev = p->bk_nextsize;
    if (next->bk_nextsize != p || prev->fd_nextsize != p)
        __malloc_printerr("corrupted double-linked list (not small)");
    if (fd->fd_nextsize == NULL) {
        if (next == p)
            fd->fd_nextsize = fd->bk_nextsize = fd;
        else {
            fd->fd_nextsize = next;
            fd->bk_nextsize = prev;
            next->bk_nextsize = fd;
            prev->fd_nextsize = fd;
        }
    } else {
        next->bk_nextsize = prev;
        prev->fd_nextsize = next;
    }
}

/* Puts a free chunk at the head of the unsorted list. */
static void insert_unsorted(chunk *p, size_t size, const char *corrupted)
{
    chunk *bck, *fwd;
    __malloc_bins();
    bck = BIN(1);
    fwd = bck->fd;
    if (corrupted && fwd->bk != bck)
        __malloc_printerr(corrupted);
    p->fd = fwd;
    p->bk = bck;
    if (!SMALL(size))
        p->fd_nextsize = p->bk_nextsize = NULL;
    bck->fd = p;
    fwd->bk = p;
    p->size = size | PREV_INUSE;
    AT(p, size)->prev_size = size;
}

static void *allocated(chunk *p, size_t bytes)
{
    if (mp_.perturb)
        __rt_memset(MEM(p), mp_.perturb ^ 0xff, bytes);
    return MEM(p);
}

/* Cuts a free chunk of a bin: nb for the caller, the rest is unsorted. */
static void split(chunk *p, size_t size, size_t nb, int remember, const char *corrupted)
{
    __unlink_chunk(p);
    if (size - nb < MINSIZE)
        AT(p, size)->size |= PREV_INUSE;
    else {
        insert_unsorted(AT(p, nb), size - nb, corrupted);
        if (remember && SMALL(nb))
            main_arena.last_remainder = AT(p, nb);
        p->size = nb | PREV_INUSE;
    }
}

/* Takes a chunk out of the unsorted list and puts it into its bin. */
static void sort(chunk *p, size_t size)
{
    chunk *bck, *fwd;
    int i;
    if (SMALL(size)) {
        i = size >> 4;
        bck = BIN(i);
        fwd = bck->fd;
    } else {
        i = __largebin_index(size);
        bck = BIN(i);
        fwd = bck->fd;
        if (fwd == bck)
            p->fd_nextsize = p->bk_nextsize = p;
        else {
            /* Large bins are sorted, the largest first. */
            size |= PREV_INUSE;
            if (size < bck->bk->size) {
                fwd = bck;
                bck = bck->bk;
                p->fd_nextsize = fwd->fd;
                p->bk_nextsize = fwd->fd->bk_nextsize;
                fwd->fd->bk_nextsize = p->bk_nextsize->fd_nextsize = p;
            } else {
                while (size < fwd->size)
                    fwd = fwd->fd_nextsize;
                if (size == fwd->size)
                    fwd = fwd->fd;
                else {
                    p->fd_nextsize = fwd;
                    p->bk_nextsize = fwd->bk_nextsize;
                    if (fwd->bk_nextsize->fd_nextsize != fwd)
                        __malloc_printerr("malloc(): largebin double linked list corrupted (nextsize)");
                    fwd->bk_nextsize = p;
                    p->bk_nextsize->fd_nextsize = p;
                }
                bck = fwd->bk;
                if (bck->fd != fwd)
                    __malloc_printerr("malloc(): largebin double linked list corrupted (bk)");
            }
        }
    }
    main_arena.binmap[i >> 5] |= 1U << (i & 31);
    p->bk = bck;
    p->fd = fwd;
    fwd->bk = p;
    bck->fd = p;
}

static void check_unsorted(chunk *p, size_t size)
{
    chunk *next = AT(p, size);
    if (size <= 16 || size > main_arena.system_mem)
        __malloc_printerr("malloc(): invalid size (unsorted)");
    if (next->size < 16 || next->size > main_arena.system_mem)
        __malloc_printerr("malloc(): invalid next size (unsorted)");
    if ((next->prev_size & ~7UL) != size)
        __malloc_printerr("malloc(): mismatching next->prev_size (unsorted)");
    if (p->bk->fd != p || p->fd != BIN(1))
        __malloc_printerr("malloc(): unsorted double linked list corrupted");
    if (next->size & PREV_INUSE)
        __malloc_printerr("malloc(): invalid next->prev_inuse (unsorted)");
}

/* A chunk from the lists of free ones, or NULL. */
static chunk *from_bins(size_t nb, size_t tc)
{
    chunk *unsorted = BIN(1), *p, *bin;
    size_t size;
    unsigned block, bit, map;
    int cached = 0, i, rounds = 0;
    while ((p = unsorted->bk) != unsorted) {
        chunk *bck = p->bk;
        size = SIZE(p);
        check_unsorted(p, size);
        if (SMALL(nb) && bck == unsorted && p == main_arena.last_remainder && size > nb + MINSIZE) {
            /* The last remainder is cut again and again, so that small
               requests in a row lie side by side. */
            chunk *rest = AT(p, nb);
            unsorted->bk = unsorted->fd = rest;
            main_arena.last_remainder = rest;
            rest->bk = rest->fd = unsorted;
            size -= nb;
            if (!SMALL(size))
                rest->fd_nextsize = rest->bk_nextsize = NULL;
            p->size = nb | PREV_INUSE;
            rest->size = size | PREV_INUSE;
            AT(rest, size)->prev_size = size;
            return p;
        }
        unsorted->bk = bck;
        bck->fd = unsorted;
        if (size == nb) {
            AT(p, size)->size |= PREV_INUSE;
            if (tc < TCACHE_MAX_BINS && __tcache->counts[tc] < mp_.tcache_count) {
                __tcache_put(p, tc);
                cached = 1;
                continue;
            }
            return p;
        }
        sort(p, size);
        if (++rounds >= 10000)
            break;
    }
    if (cached)
        return CHUNK(__tcache_get(tc));
    i = SMALL(nb) ? nb >> 4 : __largebin_index(nb);
    if (!SMALL(nb)) {
        bin = BIN(i);
        p = bin->fd;
        if (p != bin && p->size >= nb) {
            p = p->bk_nextsize;
            while ((size = SIZE(p)) < nb)
                p = p->bk_nextsize;
            if (p != bin->bk && p->size == p->fd->size)
                p = p->fd;
            split(p, size, nb, 0, "malloc(): corrupted unsorted chunks");
            return p;
        }
    }
    /* The next larger bin that is not empty. */
    i++;
    block = i >> 5;
    bit = 1U << (i & 31);
    map = main_arena.binmap[block];
    for (;;) {
        if (bit > map || bit == 0) {
            do
                if (++block >= 4)
                    return NULL;
            while ((map = main_arena.binmap[block]) == 0);
            i = block << 5;
            bit = 1;
        }
        while ((bit & map) == 0) {
            i++;
            bit <<= 1;
        }
        bin = BIN(i);
        p = bin->bk;
        if (p != bin) {
            split(p, SIZE(p), nb, 1, "malloc(): corrupted unsorted chunks 2");
            return p;
        }
        main_arena.binmap[block] = map &= ~bit;
        i++;
        bit <<= 1;
    }
}

void *_int_malloc(size_t bytes)
{
    chunk *p;
    size_t nb, tc;
    if (bytes > MAX_REQUEST) {
        errno = 12; /* ENOMEM */
        return NULL;
    }
    nb = REQUEST(bytes);
    tc = (nb - 17) >> 4;
    if (__tcache == NULL || tc >= mp_.tcache_bins)
        tc = TCACHE_MAX_BINS;
    if (nb <= mp_.max_fast) {
        chunk **fb = &main_arena.fastbins[(nb >> 4) - 2];
        p = *fb;
        if (p) {
            if ((size_t)p & 15)
                __malloc_printerr("malloc(): unaligned fastbin chunk detected 2");
            *fb = PROTECT(&p->fd, p->fd);
            if ((SIZE(p) >> 4) - 2 != (nb >> 4) - 2)
                __malloc_printerr("malloc(): memory corruption (fast)");
            while (tc < TCACHE_MAX_BINS && __tcache->counts[tc] < mp_.tcache_count && *fb) {
                chunk *other = *fb;
                if ((size_t)other & 15)
                    __malloc_printerr("malloc(): unaligned fastbin chunk detected 3");
                *fb = PROTECT(&other->fd, other->fd);
                __tcache_put(other, tc);
            }
            return allocated(p, bytes);
        }
    }
    if (!SMALL(nb)) {
        if (main_arena.have_fastchunks)
            __malloc_consolidate();
    } else if (main_arena.binned) {
        chunk *bin = BIN(nb >> 4), *bck;
        p = bin->bk;
        if (p != bin) {
            bck = p->bk;
            if (bck->fd != p)
                __malloc_printerr("malloc(): smallbin double linked list corrupted");
            AT(p, nb)->size |= PREV_INUSE;
            bin->bk = bck;
            bck->fd = bin;
            while (tc < TCACHE_MAX_BINS && __tcache->counts[tc] < mp_.tcache_count && bin->bk != bin) {
                chunk *other = bin->bk;
                bck = other->bk;
                AT(other, nb)->size |= PREV_INUSE;
                bin->bk = bck;
                bck->fd = bin;
                __tcache_put(other, tc);
            }
            return allocated(p, bytes);
        }
    }
    for (;;) {
        void *mem;
        if (main_arena.binned && (p = from_bins(nb, tc)) != NULL)
            return allocated(p, bytes);
        if (SIZE(main_arena.top) > main_arena.system_mem)
            __malloc_printerr("malloc(): corrupted top size");
        p = __cut_top(nb);
        if (p)
            return allocated(p, bytes);
        if (!main_arena.have_fastchunks) {
            mem = __sysmalloc(nb);
            return mem ? allocated(CHUNK(mem), bytes) : NULL;
        }
        __malloc_consolidate();
    }
}

/* Joins a free chunk with its neighbours; it becomes unsorted, or top. */
static size_t coalesce(chunk *p, size_t size, const char *bad_prev, const char *bad_list)
{
    chunk *next = AT(p, size);
    size_t next_size = SIZE(next);
    if (!(p->size & PREV_INUSE)) {
        size_t prev = p->prev_size;
        size += prev;
        p = AT(p, -prev);
        if (SIZE(p) != prev)
            __malloc_printerr(bad_prev);
        __unlink_chunk(p);
    }
    if (next == main_arena.top) {
        size += next_size;
        p->size = size | PREV_INUSE;
        main_arena.top = p;
        return size;
    }
    if (AT(next, next_size)->size & PREV_INUSE)
        next->size &= ~PREV_INUSE;
    else {
        __unlink_chunk(next);
        size += next_size;
    }
    insert_unsorted(p, size, bad_list);
    return size;
}

void __malloc_consolidate(void)
{
    chunk **fb = main_arena.fastbins, *p, *next;
    main_arena.have_fastchunks = 0;
    for (; fb < main_arena.fastbins + NFASTBINS; fb++) {
        for (p = *fb, *fb = NULL; p; p = next) {
            if ((size_t)p & 15)
                __malloc_printerr("malloc_consolidate(): unaligned fastbin chunk detected");
            if (&main_arena.fastbins[(SIZE(p) >> 4) - 2] != fb)
                __malloc_printerr("malloc_consolidate(): invalid chunk size");
            next = PROTECT(&p->fd, p->fd);
            coalesce(p, SIZE(p), "corrupted size vs. prev_size in fastbins", NULL);
        }
    }
}

/* A chunk that the tcache does not take. */
void _int_free_binned(chunk *p, size_t size)
{
    chunk *next = AT(p, size);
    if (size <= mp_.max_fast) {
        chunk **fb = &main_arena.fastbins[(size >> 4) - 2];
        if (next->size <= 16 || SIZE(next) >= main_arena.system_mem)
            __malloc_printerr("free(): invalid next size (fast)");
        if (mp_.perturb)
            __rt_memset(MEM(p), mp_.perturb, size - 16);
        main_arena.have_fastchunks = 1;
        if (*fb == p)
            __malloc_printerr("double free or corruption (fasttop)");
        p->fd = PROTECT(&p->fd, *fb);
        *fb = p;
        return;
    }
    if (p->size & IS_MMAPPED) {
        __munmap_chunk(p);
        return;
    }
    if (p == main_arena.top)
        __malloc_printerr("double free or corruption (top)");
    if (!main_arena.noncontiguous && next >= AT(main_arena.top, SIZE(main_arena.top)))
        __malloc_printerr("double free or corruption (out)");
    if (!(next->size & PREV_INUSE))
        __malloc_printerr("double free or corruption (!prev)");
    if (next->size <= 16 || SIZE(next) >= main_arena.system_mem)
        __malloc_printerr("free(): invalid next size (normal)");
    if (mp_.perturb)
        __rt_memset(MEM(p), mp_.perturb, size - 16);
    size = coalesce(p, size, "corrupted size vs. prev_size while consolidating", "free(): corrupted unsorted chunks");
    if (size >= 65536) {
        if (main_arena.have_fastchunks)
            __malloc_consolidate();
        if (SIZE(main_arena.top) >= mp_.trim_threshold)
            __systrim(mp_.top_pad);
    }
}
