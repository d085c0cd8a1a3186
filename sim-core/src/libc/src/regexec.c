/* regexec(3): the leftmost of the longest matches. Ways are tried one after the other; without
   back references none is gone twice, so the time is bounded by code times text. */
#include <bits/lib.h>
#include <bits/regex_impl.h>

void *malloc(size_t n);
void *calloc(size_t n, size_t size);
void *realloc(void *p, size_t n);
void free(void *p);

enum { SAVES = 64 };

/* What is to be tried later: at a place in the code and in the text; or, with pc below 0, the
   value that a save has again. */
struct later { int pc, at; };

struct run {
    const regex_t *re;
    const char *s;
    int len, eflags, cut; /* cut: no match is asked for */
    unsigned char *seen;
    struct later *stack;
    size_t n, room;
    int now[SAVES], best[SAVES], longest;
};

static int push(struct run *r, int pc, int at)
{
    if (r->n == r->room) {
        struct later *more = realloc(r->stack, (r->room = r->room ? 2 * r->room : 64) * sizeof *more);
        if (more == NULL)
            return 0;
        r->stack = more;
    }
    r->stack[r->n].pc = pc;
    r->stack[r->n++].at = at;
    return 1;
}

static int word(const struct run *r, int at)
{
    int c = at < 0 || at >= r->len ? 0 : (unsigned char)r->s[at];
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* Whether a place is one of those that the code asks for. */
static int place(const struct run *r, int op, int at)
{
    int newline = r->re->__syntax & REG_NEWLINE;
    switch (op) {
    case __RE_BOL: return (at == 0 && !(r->eflags & REG_NOTBOL)) || (newline && at > 0 && r->s[at - 1] == '\n');
    case __RE_EOL: return (at == r->len && !(r->eflags & REG_NOTEOL)) || (newline && at < r->len && r->s[at] == '\n');
    case __RE_WORD_EDGE: return word(r, at - 1) != word(r, at);
    case __RE_WORD_INSIDE: return word(r, at - 1) == word(r, at);
    case __RE_WORD_START: return !word(r, at - 1) && word(r, at);
    case __RE_WORD_END: return word(r, at - 1) && !word(r, at);
    case __RE_BUF_START: return at == 0;
    case __RE_BUF_END: return at == r->len;
    }
    return 0;
}

static int same(const struct run *r, int a, int b, int n)
{
    for (int i = 0; i < n; i++) {
        int x = (unsigned char)r->s[a + i], y = (unsigned char)r->s[b + i];
        if (x != y && !(r->re->__syntax & REG_ICASE && (x | 32) == (y | 32) && (x | 32) >= 'a' && (x | 32) <= 'z'))
            return 0;
    }
    return 1;
}

/* All ways from a place; 0 if memory runs out. */
static int from(struct run *r, int start)
{
    const struct __re_code *code = r->re->__code;
    long steps = 0;
    r->n = 0;
    r->longest = -1;
    for (int i = 0; i < SAVES; i++)
        r->now[i] = -1;
    if (!push(r, 0, start))
        return 0;
    while (r->n > 0) {
        int pc = r->stack[--r->n].pc, at = r->stack[r->n].at;
        if (pc < 0) {
            r->now[-pc - 1] = at;
            continue;
        }
        for (;;) {
            const struct __re_code *one = &code[pc];
            if (r->seen) {
                size_t bit = (size_t)pc * (r->len + 1) + at;
                if (r->seen[bit >> 3] >> (bit & 7) & 1)
                    break;
                r->seen[bit >> 3] |= 1 << (bit & 7);
            } else if (++steps > 3000000)
                return 0;
            if (one->op == __RE_MATCH) {
                if (at > r->longest) {
                    r->longest = at;
                    __rt_memcpy(r->best, r->now, sizeof r->best);
                }
                break;
            }
            if (one->op == __RE_CHAR) {
                if (at >= r->len || (unsigned char)r->s[at] != one->a)
                    break;
                at++;
            } else if (one->op == __RE_SET) {
                int c = at < r->len ? (unsigned char)r->s[at] : -1;
                if (c < 0 || !(one->set[c >> 3] >> (c & 7) & 1))
                    break;
                at++;
            } else if (one->op == __RE_SPLIT) {
                if (!push(r, pc + one->b, at))
                    return 0;
                pc += one->a;
                continue;
            } else if (one->op == __RE_JUMP) {
                pc += one->a;
                continue;
            } else if (one->op == __RE_SAVE) {
                if (one->a < SAVES) {
                    if (!push(r, -one->a - 1, r->now[one->a]))
                        return 0;
                    r->now[one->a] = at;
                }
            } else if (one->op == __RE_BACK) {
                int a = r->now[2 * one->a], n = r->now[2 * one->a + 1] - a;
                if (a < 0 || n < 0 || at + n > r->len || !same(r, a, at, n))
                    break;
                at += n;
            } else if (!place(r, one->op, at))
                break;
            pc++;
        }
        if (r->longest == r->len)
            break;
    }
    return 1;
}

int regexec(const regex_t *re, const char *s, size_t n, regmatch_t match[], int flags)
{
    struct run r;
    int start = 0, result = REG_NOMATCH, base = 0;
    size_t bits;
    __rt_memset(&r, 0, sizeof r);
    if (flags & REG_STARTEND) {
        base = match[0].rm_so;
        r.len = match[0].rm_eo - base;
    } else
        r.len = __rt_strlen(s);
    r.re = re;
    r.s = s + base;
    r.eflags = flags;
    bits = re->__used * (r.len + 1ul) / 8 + 1;
    if (!(re->__flags & 1) && (r.seen = calloc(1, bits)) == NULL)
        return REG_ESPACE;
    for (; start <= r.len; start++) {
        /* What was seen from earlier starts led to no match, so it needs not be seen again. */
        if (!from(&r, start)) {
            result = REG_ESPACE;
            break;
        }
        if (r.longest >= 0) {
            result = 0;
            break;
        }
    }
    free(r.seen);
    free(r.stack);
    if (result == 0 && !(re->__syntax & REG_NOSUB))
        for (size_t i = 0; i < n; i++) {
            int known = i > 0 && i <= re->re_nsub && 2 * i + 1 < SAVES && r.best[2 * i] >= 0 && r.best[2 * i + 1] >= 0;
            match[i].rm_so = i == 0 ? base + start : known ? base + r.best[2 * i] : -1;
            match[i].rm_eo = i == 0 ? base + r.longest : known ? base + r.best[2 * i + 1] : -1;
        }
    return result;
}
