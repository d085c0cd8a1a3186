/* regcomp(3): POSIX basic and extended expressions with GNU's additions, in the C locale.
   posix/regcomp.c; the code is that of a machine with two ways at each choice. */
#include <bits/lib.h>
#include <bits/regex_impl.h>

void *malloc(size_t n);
void *calloc(size_t n, size_t size);
void *realloc(void *p, size_t n);
void free(void *p);
void *memmove(void *to, const void *from, size_t n);
int __ctype_class(const char *name, size_t n);
int __ctype_is(int class, int c);
int snprintf(char *s, size_t n, const char *format, ...);

struct compile {
    const char *p;
    int flags, error, groups, depth, back;
    struct __re_code *code;
    int n, room;
    char closed[256]; /* groups that \1 may name */
};

static void fail(struct compile *c, int error)
{
    if (!c->error)
        c->error = error;
}

static int emit(struct compile *c, int op, int a, int b)
{
    if (c->n >= 20000) {
        fail(c, REG_ESPACE);
        return 0;
    }
    if (c->n == c->room) {
        struct __re_code *more = realloc(c->code, (c->room = c->room ? 2 * c->room : 32) * sizeof *more);
        if (more == NULL) {
            fail(c, REG_ESPACE);
            return 0;
        }
        c->code = more;
    }
    c->code[c->n].op = op;
    c->code[c->n].a = a;
    c->code[c->n].b = b;
    c->code[c->n].set = NULL;
    return c->n++;
}

static void insert(struct compile *c, int at, int op, int a, int b)
{
    emit(c, op, a, b);
    if (c->error)
        return;
    struct __re_code last = c->code[c->n - 1];
    memmove(c->code + at + 1, c->code + at, (c->n - 1 - at) * sizeof last);
    c->code[at] = last;
}

/* A copy of the code from a place on, `len` long. */
static void again(struct compile *c, int from, int len)
{
    for (int i = 0; i < len && !c->error; i++) {
        struct __re_code one = c->code[from + i];
        emit(c, one.op, one.a, one.b);
        if (one.set && !c->error) {
            unsigned char *set = malloc(32);
            if (set == NULL)
                fail(c, REG_ESPACE);
            else
                c->code[c->n - 1].set = __rt_memcpy(set, one.set, 32);
        }
    }
}

static unsigned char *new_set(struct compile *c)
{
    unsigned char *set = calloc(1, 32);
    if (set == NULL) {
        fail(c, REG_ESPACE);
        return NULL;
    }
    emit(c, __RE_SET, 0, 0);
    if (c->error) {
        free(set);
        return NULL;
    }
    return c->code[c->n - 1].set = set;
}

static int lower(int c)
{
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static int upper(int c)
{
    return c >= 'a' && c <= 'z' ? c - 32 : c;
}

static void put(struct compile *c, unsigned char *set, int ch)
{
    set[ch >> 3] |= 1 << (ch & 7);
    if (c->flags & REG_ICASE) {
        set[lower(ch) >> 3] |= 1 << (lower(ch) & 7);
        set[upper(ch) >> 3] |= 1 << (upper(ch) & 7);
    }
}

static void invert(struct compile *c, unsigned char *set)
{
    for (int i = 0; i < 32; i++)
        set[i] = ~set[i];
    set[0] &= ~1;
    if (c->flags & REG_NEWLINE)
        set['\n' >> 3] &= ~(1 << ('\n' & 7));
}

/* \w, \s and their opposites. */
static void named(struct compile *c, int class, int more, int not)
{
    unsigned char *set = new_set(c);
    for (int i = 1; set && i < 256; i++)
        if (__ctype_is(class, i) || i == more)
            set[i >> 3] |= 1 << (i & 7);
    if (set && not)
        invert(c, set);
}

/* One end of a range in brackets: a character, [.x.] or [=x=]. */
static int end_of_range(struct compile *c)
{
    int ch = (unsigned char)*c->p;
    if (ch == '[' && (c->p[1] == '.' || c->p[1] == '=')) {
        int kind = c->p[1];
        if (c->p[2] && c->p[3] == kind && c->p[4] == ']') {
            ch = (unsigned char)c->p[2];
            c->p += 5;
            return ch;
        }
        fail(c, REG_ECOLLATE);
    }
    c->p++;
    return ch;
}

static void brackets(struct compile *c)
{
    unsigned char *set = new_set(c);
    int not = *c->p == '^', first = 1;
    c->p += not;
    for (; set && !c->error; first = 0) {
        int from, to;
        if (*c->p == 0) {
            fail(c, REG_EBRACK);
            return;
        }
        if (*c->p == ']' && !first)
            break;
        if (*c->p == '[' && c->p[1] == ':') {
            const char *end = c->p + 2;
            int class, i;
            while (*end && !(*end == ':' && end[1] == ']'))
                end++;
            if (*end == 0) {
                fail(c, REG_EBRACK);
                return;
            }
            class = __ctype_class(c->p + 2, end - c->p - 2);
            if (class == 0)
                fail(c, REG_ECTYPE);
            if (c->flags & REG_ICASE && (class == 7 || class == 11))
                class = 2;
            for (i = 0; i < 256; i++)
                if (__ctype_is(class, i))
                    set[i >> 3] |= 1 << (i & 7);
            c->p = end + 2;
            continue;
        }
        from = to = end_of_range(c);
        if (*c->p == '-' && c->p[1] && c->p[1] != ']') {
            c->p++;
            to = end_of_range(c);
            if (to < from)
                fail(c, REG_ERANGE);
        }
        for (; from <= to; from++)
            put(c, set, from);
    }
    if (c->error || set == NULL)
        return;
    c->p++;
    if (not)
        invert(c, set);
}

static void character(struct compile *c, int ch)
{
    if (c->flags & REG_ICASE && lower(ch) != upper(ch)) {
        unsigned char *set = new_set(c);
        if (set)
            put(c, set, ch);
    } else
        emit(c, __RE_CHAR, ch, 0);
}

static void expression(struct compile *c);

static int number(const char **p)
{
    int n = -1;
    while (**p >= '0' && **p <= '9')
        n = n > 40000 ? n : (n < 0 ? 0 : n) * 10 + *(*p)++ - '0';
    return n;
}

/* Behind an atom: *, +, ?, {m,n}; 0 if there is no (more) of them. */
static int repeat(struct compile *c, int start)
{
    int extended = c->flags & REG_EXTENDED, least, most, len = c->n - start, i;
    const char *p = c->p;
    if (*p == '*')
        least = 0, most = -1, p++;
    else if (extended ? *p == '+' : *p == '\\' && p[1] == '+')
        least = 1, most = -1, p += extended ? 1 : 2;
    else if (extended ? *p == '?' : *p == '\\' && p[1] == '?')
        least = 0, most = 1, p += extended ? 1 : 2;
    else if (extended ? *p == '{' : *p == '\\' && p[1] == '{') {
        p += extended ? 1 : 2;
        least = most = number(&p);
        if (*p == ',') {
            p++;
            most = number(&p);
            if (least < 0)
                least = 0;
        } else if (least < 0)
            most = -2;
        if (most == -2 || (extended ? *p != '}' : *p != '\\' || p[1] != '}')) {
            while (*p && *p != '}')
                p++;
            fail(c, *p ? REG_BADBR : REG_EBRACE);
            return 0;
        }
        p += extended ? 1 : 2;
        if (most >= 0 && least > most) {
            fail(c, REG_BADBR);
            return 0;
        }
        if (least > 32767 || most > 32767) {
            fail(c, REG_ESIZE);
            return 0;
        }
    } else
        return 0;
    c->p = p;
    if (most == 0) {
        for (i = start; i < c->n; i++)
            free(c->code[i].set);
        c->n = start;
        return 1;
    }
    for (i = 1; i < least; i++)
        again(c, start, len);
    if (most < 0 && least > 0)
        emit(c, __RE_SPLIT, -len, 1);
    else if (most < 0) {
        insert(c, start, __RE_SPLIT, 1, len + 2);
        emit(c, __RE_SPLIT, -len, 1);
    } else {
        int optional = least ? most - least : most - 1;
        if (least == 0)
            insert(c, start, __RE_SPLIT, 1, len + 1 + optional * (len + 1));
        for (i = optional; i > 0; i--) {
            emit(c, __RE_SPLIT, 1, i * (len + 1));
            again(c, least == 0 ? start + 1 : start, len);
        }
    }
    return 1;
}

/* One atom; 0 at the end of a branch, 2 for an anchor, which nothing can repeat. `first`: 1 if nothing
   stands before it in the branch, 2 if an anchor does. */
static int atom(struct compile *c, int first)
{
    int extended = c->flags & REG_EXTENDED, ch = (unsigned char)*c->p, group;
    if (ch == 0)
        return 0;
    if (extended && (ch == '|' || (ch == ')' && c->depth)))
        return 0;
    if (!extended && ch == '\\' && (c->p[1] == '|' || (c->p[1] == ')' && c->depth)))
        return 0;
    if (extended ? ch == '(' : ch == '\\' && c->p[1] == '(') {
        if (c->depth >= 200) {
            fail(c, REG_ESPACE);
            return 0;
        }
        c->p += extended ? 1 : 2;
        group = ++c->groups;
        emit(c, __RE_SAVE, 2 * group, 0);
        c->depth++;
        expression(c);
        c->depth--;
        if (extended ? *c->p != ')' : *c->p != '\\' || c->p[1] != ')') {
            fail(c, REG_EPAREN);
            return 0;
        }
        c->p += extended ? 1 : 2;
        emit(c, __RE_SAVE, 2 * group + 1, 0);
        if (group < 256)
            c->closed[group] = 1;
        return 1;
    }
    c->p++;
    switch (ch) {
    case '.': {
        unsigned char *set = new_set(c);
        if (set)
            invert(c, set);
        return 1;
    }
    case '[':
        brackets(c);
        return 1;
    case '^':
        if (extended || first == 1) {
            emit(c, __RE_BOL, 0, 0);
            return 2;
        }
        break;
    case '$':
        if (extended || *c->p == 0 || (*c->p == '\\' && (c->p[1] == ')' || c->p[1] == '|'))) {
            emit(c, __RE_EOL, 0, 0);
            return 2;
        }
        break;
    case '*':
    case '+':
    case '?':
    case '{':
        if (extended && first) {
            fail(c, REG_BADRPT);
            return 0;
        }
        break;
    case '\\':
        ch = (unsigned char)*c->p;
        if (ch == 0) {
            fail(c, REG_EESCAPE);
            return 0;
        }
        c->p++;
        switch (ch) {
        case 'w': case 'W':
            named(c, 1, '_', ch == 'W');
            return 1;
        case 's': case 'S':
            named(c, 10, 0, ch == 'S');
            return 1;
        case 'b': emit(c, __RE_WORD_EDGE, 0, 0); return 2;
        case 'B': emit(c, __RE_WORD_INSIDE, 0, 0); return 2;
        case '<': emit(c, __RE_WORD_START, 0, 0); return 2;
        case '>': emit(c, __RE_WORD_END, 0, 0); return 2;
        case '`': emit(c, __RE_BUF_START, 0, 0); return 2;
        case '\'': emit(c, __RE_BUF_END, 0, 0); return 2;
        case ')':
            if (!extended)
                fail(c, REG_EPAREN);
            break;
        case '{':
            if (!extended && first)
                fail(c, REG_BADRPT);
            break;
        }
        if (ch >= '1' && ch <= '9') {
            if (!c->closed[ch - '0']) {
                fail(c, REG_ESUBREG);
                return 0;
            }
            emit(c, __RE_BACK, ch - '0', 0);
            c->back = 1;
            return 1;
        }
    }
    character(c, ch);
    return 1;
}

/* Branches: each but the last gets a way around the rest. */
static void expression(struct compile *c)
{
    int start = c->n, ends[256], count = 0, i;
    for (;;) {
        int from = c->n, first = 1;
        while (!c->error) {
            int at = c->n, r = atom(c, first);
            if (r == 0)
                break;
            first = r == 2 ? 2 : 0;
            if (r == 2)
                continue;
            while (!c->error && repeat(c, at)) {
                /* In a basic expression one repetition only. */
                if (!(c->flags & REG_EXTENDED) && (*c->p == '*' || (*c->p == '\\' && c->p[1] == '{')))
                    fail(c, REG_BADRPT);
            }
        }
        if (c->error)
            return;
        if (c->flags & REG_EXTENDED ? *c->p != '|' : *c->p != '\\' || c->p[1] != '|')
            break;
        if (count == 256) {
            fail(c, REG_ESPACE);
            return;
        }
        c->p += c->flags & REG_EXTENDED ? 1 : 2;
        insert(c, from, __RE_SPLIT, 1, c->n - from + 2);
        ends[count++] = emit(c, __RE_JUMP, 0, 0);
    }
    if (start <= c->n)
        for (i = 0; i < count; i++)
            c->code[ends[i]].a = c->n - ends[i];
}

int regcomp(regex_t *re, const char *pattern, int flags)
{
    struct compile c;
    __rt_memset(&c, 0, sizeof c);
    __rt_memset(re, 0, sizeof *re);
    c.p = pattern;
    c.flags = flags;
    expression(&c);
    if (!c.error && *c.p)
        fail(&c, REG_ERPAREN);
    emit(&c, __RE_MATCH, 0, 0);
    if (c.error) {
        for (int i = 0; i < c.n; i++)
            free(c.code[i].set);
        free(c.code);
        return c.error;
    }
    re->__code = c.code;
    re->__allocated = c.room;
    re->__used = c.n;
    re->__syntax = flags;
    re->__flags = c.back;
    re->re_nsub = c.groups;
    return 0;
}

void regfree(regex_t *re)
{
    for (unsigned long i = 0; re->__code && i < re->__used; i++)
        free(re->__code[i].set);
    free(re->__code);
    re->__code = NULL;
    re->__used = 0;
}

static const char *const texts[] = {
    "Success", "No match", "Invalid regular expression", "Invalid collation character", "Invalid character class name",
    "Trailing backslash", "Invalid back reference", "Unmatched [, [^, [:, [., or [=", "Unmatched ( or \\(", "Unmatched \\{",
    "Invalid content of \\{\\}", "Invalid range end", "Memory exhausted", "Invalid preceding regular expression",
    "Premature end of regular expression", "Regular expression too big", "Unmatched ) or \\)"};

size_t regerror(int error, const regex_t *re, char *buf, size_t n)
{
    const char *text = error < 0 || error > 16 ? "Success" : texts[error];
    if (n > 0)
        snprintf(buf, n, "%s", text);
    return __rt_strlen(text) + 1;
}
