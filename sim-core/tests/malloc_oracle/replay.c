/* Does what a script of the malloc oracle says (standard input) and prints after each
 * step what can be seen of the heap, as JSON. It allocates nothing itself.
 * First argument: the low 24 bits of the address at which the heap is to begin. */
#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static char script[1 << 17], out[1 << 16];
static int out_len;
static struct {
    char name[24];
    char *p;
    size_t req;
    unsigned char pat;
} slot[2048];
static int nslot, nostate;
static char *heap_base;

static void put(const char *s)
{
    while (*s && out_len < (int)sizeof out)
        out[out_len++] = *s++;
}

static void put_number(uint64_t v, int base)
{
    char digits[24];
    int i = 23;
    digits[i] = 0;
    do {
        digits[--i] = "0123456789abcdef"[v % base];
        v /= base;
    } while (v);
    put(digits + i);
}

static void put_signed(const char *key, int64_t v)
{
    put(",\"");
    put(key);
    put(v < 0 ? "\":-" : "\":");
    put_number(v < 0 ? -v : v, 10);
}

static void put_count(const char *key, uint64_t v)
{
    put(",\"");
    put(key);
    put("\":");
    put_number(v, 10);
}

static void put_hex(const char *before, uint64_t v, const char *after)
{
    put(before);
    put("0x");
    put_number(v, 16);
    put(after);
}

static char *end_of_heap(void)
{
    return (char *)syscall(SYS_brk, 0);
}

static uint64_t num(const char *s)
{
    uint64_t v = 0;
    int neg = 0;
    if (*s == '-')
        neg = 1, s++;
    if (s[0] == '0' && s[1] == 'x')
        for (s += 2;; s++) {
            if (*s >= '0' && *s <= '9')
                v = v * 16 + *s - '0';
            else if (*s >= 'a' && *s <= 'f')
                v = v * 16 + *s - 'a' + 10;
            else
                break;
        }
    else
        for (; *s >= '0' && *s <= '9'; s++)
            v = v * 10 + *s - '0';
    if (*s == 'K')
        v <<= 10, s++;
    else if (*s == 'M')
        v <<= 20, s++;
    else if (*s == 'G')
        v <<= 30, s++;
    if (*s == '+')
        v += num(s + 1);
    else if (*s == '-')
        v -= num(s + 1);
    return neg ? -v : v;
}

static int slot_of(const char *name)
{
    for (int i = 0; i < nslot; i++)
        if (!strcmp(slot[i].name, name))
            return i;
    strncpy(slot[nslot].name, name, 23);
    return nslot++;
}

static void fill(int s)
{
    if (!slot[s].p)
        return;
    slot[s].pat = slot[s].pat * 5 + 77 + s;
    memset(slot[s].p, slot[s].pat, slot[s].req > 8192 ? 8192 : slot[s].req);
}

static int intact(int s, size_t n)
{
    for (size_t i = 0; i < n && i < 8192; i++)
        if ((unsigned char)slot[s].p[i] != slot[s].pat)
            return 0;
    return 1;
}

static void result(int s, char *p, size_t req)
{
    int error = errno;
    slot[s].p = p;
    slot[s].req = req;
    if (!p) {
        put_signed("null", 1);
        put(",\"errno\":\"");
        put(error == ENOMEM ? "ENOMEM" : error == EINVAL ? "EINVAL" : error ? "?" : "0");
        put("\"");
        return;
    }
    uint64_t chunk = *(uint64_t *)(p - 8);
    put(chunk & 2 ? ",\"from\":\"mmap\"" : ",\"from\":\"heap\"");
    /* Which mapping it is, only a tracer knows. */
    if (p >= heap_base && p < end_of_heap())
        put_hex(",\"user\":\"H+", p - heap_base, "\"");
    put_count("usable", malloc_usable_size(p));
    put_hex(",\"chunk\":\"", chunk, "\"");
    if (chunk & 2) {
        put_count("prev_size", *(uint64_t *)(p - 16));
        put_count("page_off", (uint64_t)p & 4095);
    }
}

static void again(char **word)
{
    size_t n = num(word[2]);
    int s = slot_of(word[1]);
    size_t had = slot[s].req, keep = had < n ? had : n;
    char *old = slot[s].p, *p = realloc(old, n);
    if (!p && n && old) { /* failed: the old one is as it was */
        result(s, 0, 0);
        slot[s].p = old;
        slot[s].req = had;
        put_signed("moved", old != 0);
        put_signed("kept", intact(s, had));
        return;
    }
    result(s, p, n);
    put_signed("moved", old != p);
    if (p && old)
        put_signed("kept", intact(s, keep));
    fill(s);
}

static void zeroed(char **word)
{
    size_t n = num(word[2]), size = num(word[3]);
    int s = slot_of(word[1]), zero = 1;
    char *p = calloc(n, size);
    result(s, p, p ? n * size : 0);
    for (size_t i = 0; p && i < n * size && i < 1 << 20; i++)
        zero &= !p[i];
    if (p)
        put_signed("zeroed", zero);
    fill(s);
}

static void aligned(char **word)
{
    size_t align = num(word[2]), n = num(word[3]);
    int s = slot_of(word[1]);
    void *p = 0;
    if (!strcmp(word[0], "a"))
        p = memalign(align, n);
    else if (!strcmp(word[0], "aa"))
        p = aligned_alloc(align, n);
    else
        errno = posix_memalign(&p, align, n);
    result(s, p, n);
    fill(s);
}

static int option(const char *name)
{
    static const struct {
        const char *name;
        int value;
    } options[] = {
        {"M_MXFAST", M_MXFAST},   {"M_TRIM_THRESHOLD", M_TRIM_THRESHOLD}, {"M_TOP_PAD", M_TOP_PAD},
        {"M_PERTURB", M_PERTURB}, {"M_MMAP_THRESHOLD", M_MMAP_THRESHOLD}, {"M_MMAP_MAX", M_MMAP_MAX},
        {"M_ARENA_MAX", M_ARENA_MAX}, {"M_ARENA_TEST", M_ARENA_TEST},
    };
    for (unsigned i = 0; i < sizeof options / sizeof *options; i++)
        if (!strcmp(options[i].name, name))
            return options[i].value;
    return 4711;
}

static int64_t operate(char **word)
{
    const char *op = word[0];
    if (!strcmp(op, "f"))
        free(slot[slot_of(word[1])].p);
    else if (!strcmp(op, "f0"))
        free(0);
    else if (!strcmp(op, "fp"))
        free(slot[slot_of(word[1])].p + (long)num(word[2]));
    else if (!strcmp(op, "poke"))
        *(uint64_t *)(slot[slot_of(word[1])].p + (long)num(word[2])) = num(word[3]);
    else if (!strcmp(op, "opt"))
        return mallopt(option(word[1]), (int)num(word[2]));
    else if (!strcmp(op, "trim"))
        return malloc_trim(num(word[1]));
    else if (!strcmp(op, "sbrk")) {
        char *p = sbrk((long)num(word[1]));
        return p == (char *)-1 ? -1 : p - heap_base;
    } else if (!strcmp(op, "block")) {
        char *p = mmap(end_of_heap() + num(word[1]), 4096, PROT_NONE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
        return p == MAP_FAILED ? -1 : p - heap_base;
    } else if (!strcmp(op, "unblock"))
        return munmap(heap_base + num(word[1]), 4096);
    else if (!strcmp(op, "nostate"))
        nostate = 1;
    return 0;
}

static void walk(void)
{
    char *end = end_of_heap();
    put(",\"walk\":[");
    for (char *c = heap_base; c < end;) {
        uint64_t word = *(uint64_t *)(c + 8), size = word & ~7ul;
        put_hex(c == heap_base ? "[\"" : ",[\"", c - heap_base, "\",");
        put_hex("\"", word, "\"]");
        if (size < 0x20 || size > (uint64_t)(end - c))
            break;
        c += size;
    }
    put("]");
}

static void state(int dump)
{
    struct mallinfo2 m = mallinfo2();
    put_count("top_size", m.keepcost);
    put_count("arena", m.arena);
    put_signed("brk", end_of_heap() - heap_base);
    put_count("ordblks", m.ordblks);
    put_count("smblks", m.smblks);
    put_count("fsmblks", m.fsmblks);
    put_count("uordblks", m.uordblks);
    put_count("fordblks", m.fordblks);
    put_count("hblks", m.hblks);
    put_count("hblkhd", m.hblkhd);
    if (dump)
        walk();
}

static void step(int line, char **word)
{
    out_len = 0;
    put("{\"line\":");
    put_number(line, 10);
    errno = 0;
    if (!strcmp(word[0], "m")) {
        size_t n = num(word[2]);
        int s = slot_of(word[1]);
        result(s, malloc(n), n);
        fill(s);
    } else if (!strcmp(word[0], "va") || !strcmp(word[0], "pv")) {
        size_t n = num(word[2]);
        int s = slot_of(word[1]);
        result(s, word[0][0] == 'v' ? valloc(n) : pvalloc(n), n);
        fill(s);
    } else if (!strcmp(word[0], "c"))
        zeroed(word);
    else if (!strcmp(word[0], "r"))
        again(word);
    else if (!strcmp(word[0], "a") || !strcmp(word[0], "aa") || !strcmp(word[0], "pa"))
        aligned(word);
    else if (strcmp(word[0], "w"))
        put_signed("ret", operate(word));
    if (!nostate)
        state(!strcmp(word[0], "w"));
    put("}\n");
    write(1, out, out_len);
}

int main(int argc, char **argv)
{
    int len = 0, n, line = 0;
    while ((n = read(0, script + len, sizeof script - 1 - len)) > 0)
        len += n;
    heap_base = end_of_heap();
    /* Where blocks of large alignment lie depends on the address. */
    sbrk(num(argv[1]) - (uint64_t)heap_base & 0xffffff);
    heap_base = end_of_heap();
    for (char *p = script, *next; p < script + len; p = next) {
        char *word[8] = {0};
        n = 0;
        line++;
        for (next = p; next < script + len && *next != '\n'; next++)
            if (*next == '#')
                memset(next, ' ', strcspn(next, "\n"));
        *next++ = 0;
        while (*p && n < 8) {
            while (*p == ' ')
                *p++ = 0;
            if (*p)
                word[n++] = p;
            while (*p && *p != ' ')
                p++;
        }
        if (n && strcmp(word[0], "env"))
            step(line, word);
    }
    _exit(0);
}
