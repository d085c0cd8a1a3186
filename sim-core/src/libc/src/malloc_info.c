/* malloc_usable_size(3), mallopt(3), mallinfo(3), malloc_trim(3). */
#include <bits/malloc_impl.h>

struct mallinfo2 {
    size_t arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
};
struct mallinfo {
    int arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
};

int madvise(void *addr, size_t len, int advice);
int fprintf(void *f, const char *format, ...);
extern void *stderr;

size_t malloc_usable_size(void *mem)
{
    chunk *p = CHUNK(mem);
    if (mem == NULL)
        return 0;
    if (p->size & IS_MMAPPED)
        return SIZE(p) - 16;
    return AT(p, SIZE(p))->size & PREV_INUSE ? SIZE(p) - 8 : 0;
}

int mallopt(int param, int value)
{
    __malloc_consolidate();
    switch (param) {
    case 1: /* M_MXFAST */
        if ((size_t)value > 160)
            return 0;
        mp_.max_fast = value == 0 ? 16 : (size_t)value + 8 & ~15UL;
        break;
    case -1: /* M_TRIM_THRESHOLD */
        mp_.trim_threshold = value;
        mp_.no_dyn_threshold = 1;
        break;
    case -2: /* M_TOP_PAD */
        mp_.top_pad = value;
        mp_.no_dyn_threshold = 1;
        break;
    case -3: /* M_MMAP_THRESHOLD */
        mp_.mmap_threshold = value;
        mp_.no_dyn_threshold = 1;
        break;
    case -4: /* M_MMAP_MAX */
        mp_.n_mmaps_max = value;
        mp_.no_dyn_threshold = 1;
        break;
    case -6: /* M_PERTURB */
        mp_.perturb = value & 0xff;
        break;
    }
    return 1;
}

struct mallinfo2 mallinfo2(void)
{
    struct mallinfo2 m = {0};
    chunk *p;
    int i;
    size_t available;
    if (__tcache == NULL && main_arena.system_mem == 0)
        __malloc_consolidate();
    available = SIZE(main_arena.top);
    m.ordblks = 1;
    for (i = 0; i < NFASTBINS; i++)
        for (p = main_arena.fastbins[i]; p; p = PROTECT(&p->fd, p->fd)) {
            m.smblks++;
            m.fsmblks += SIZE(p);
        }
    available += m.fsmblks;
    for (i = 1; main_arena.binned && i < NBINS; i++)
        for (p = BIN(i)->bk; p != BIN(i); p = p->bk) {
            m.ordblks++;
            available += SIZE(p);
        }
    m.fordblks = available;
    m.uordblks = main_arena.system_mem - available;
    m.arena = main_arena.system_mem;
    m.hblks = mp_.n_mmaps;
    m.hblkhd = mp_.mmapped_mem;
    m.keepcost = SIZE(main_arena.top);
    return m;
}

struct mallinfo mallinfo(void)
{
    struct mallinfo2 m = mallinfo2();
    struct mallinfo n = {
        m.arena, m.ordblks, m.smblks, m.hblks, m.hblkhd, m.usmblks, m.fsmblks, m.uordblks, m.fordblks, m.keepcost
    };
    return n;
}

void malloc_stats(void)
{
    struct mallinfo2 m = mallinfo2();
    fprintf(stderr, "Arena 0:\nsystem bytes     = %10u\nin use bytes     = %10u\n", (unsigned)m.arena, (unsigned)m.uordblks);
    fprintf(stderr, "Total (incl. mmap):\nsystem bytes     = %10u\nin use bytes     = %10u\n",
            (unsigned)(m.arena + m.hblkhd), (unsigned)(m.uordblks + m.hblkhd));
    fprintf(stderr, "max mmap regions = %10u\nmax mmap bytes   = %10lu\n", (unsigned)m.hblks, m.hblkhd);
}

int malloc_trim(size_t pad)
{
    chunk *p;
    int i, result = 0, first = __largebin_index(4096);
    __malloc_consolidate();
    for (i = 1; main_arena.binned && i < NBINS; i++) {
        if (i != 1 && i < first)
            continue;
        for (p = BIN(i)->bk; p != BIN(i); p = p->bk) {
            size_t size = SIZE(p), at;
            if (size <= 4095 + sizeof(chunk))
                continue;
            at = (size_t)p + sizeof(chunk) + 4095 & ~4095UL;
            size -= at - (size_t)p;
            if (size > 4095) {
                madvise((void *)at, size & ~4095UL, 4); /* MADV_DONTNEED */
                result = 1;
            }
        }
    }
    return result | __systrim(pad);
}
