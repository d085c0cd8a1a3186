/* vfscanf(3): stdio-common/vfscanf-internal.c. One character is read at a time
   and at most one is given back. */
#include <bits/stdio_impl.h>
#include <stdarg.h>

unsigned long strtoul(const char *s, char **end, int base);
long strtol(const char *s, char **end, int base);
double __rt_strtod(const char *s, char **end, int *error);
double __rt_strtof(const char *s, char **end, int *error);
int __rt_strtold(const char *s, char **end, int *error, long double *result);
void *malloc(size_t n);
void *realloc(void *p, size_t n);

struct scan {
    FILE *f;
    long count;  /* characters taken */
    int width;   /* how many more this conversion may take */
    int ended;   /* the end was read: it is not asked for again */
    int error;   /* errno at that time, which each further look at the end sets anew */
};

static int next(struct scan *s)
{
    FILE *f = s->f;
    int c;
    if (s->ended) {
        errno = s->error;
        return EOF;
    }
    c = f->_IO_read_ptr < f->_IO_read_end ? *(unsigned char *)f->_IO_read_ptr++ : __io_uflow(f);
    if (c != EOF)
        s->count++;
    else {
        s->ended = 1;
        s->error = errno;
    }
    return c;
}

static void back(struct scan *s, int c)
{
    if (c != EOF) {
        s->f->_IO_read_ptr--;
        s->count--;
    }
}

static int space(int c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* What digits have values below the base. */
static int digit(int c, int base)
{
    int d = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'z' ? (c | 32) - 'a' + 10 : 99;
    return d < base;
}

/* The text of a number, which grows beyond its first place if it must. */
struct text {
    char *s;
    size_t n, room;
    char first[128];
};

static void add(struct text *t, int c)
{
    if (t->n + 1 >= t->room) {
        char *p = t->s == t->first ? malloc(2 * t->room) : realloc(t->s, 2 * t->room);
        if (p == NULL)
            return;
        if (t->s == t->first)
            __rt_memcpy(p, t->first, t->n);
        t->s = p;
        t->room *= 2;
    }
    t->s[t->n++] = c;
    t->s[t->n] = 0;
}

/* Takes the character and reads the next, while the width allows. */
static int take(struct scan *s, struct text *t, int c)
{
    add(t, c);
    if (s->width > 0)
        s->width--;
    return s->width == 0 ? -2 : next(s);
}

static int read_int(struct scan *s, struct text *t, int c, int base)
{
    if (c == '-' || c == '+')
        c = take(s, t, c);
    if (c == '0') {
        c = take(s, t, c);
        if ((c | 32) == 'x' && c > 0 && (base == 0 || base == 16)) {
            base = 16;
            c = take(s, t, c);
        } else if (base == 0)
            base = 8;
    }
    if (base == 0)
        base = 10;
    while (c >= 0 && digit(c, base))
        c = take(s, t, c);
    if (c != -2)
        back(s, c);
    if (t->n == 0 || (t->n == 1 && (t->s[0] == '-' || t->s[0] == '+')))
        return -1;
    /* "0x" without a digit: the number is 0. */
    return base;
}

/* A word such as "inf", letter by letter, in either case: what comes behind it,
   or -3. The letter that does not fit is not given back. */
static int word(struct scan *s, struct text *t, int c, const char *w)
{
    for (; *w; w++) {
        if (c < 0 || (c | 32) != *w)
            return -3;
        c = take(s, t, c);
    }
    return c;
}

static int read_float(struct scan *s, struct text *t, int c)
{
    int hex = 0, digits = 0, point = 0, sign = c == '-' || c == '+';
    if (sign)
        c = take(s, t, c);
    if ((c | 32) == 'n' && c > 0) {
        c = word(s, t, c, "nan");
        if (c == -3)
            return -1;
        if (c != -2)
            back(s, c);
        return 0;
    }
    if ((c | 32) == 'i' && c > 0) {
        c = word(s, t, c, "inf");
        if (c > 0 && (c | 32) == 'i')
            c = word(s, t, c, "inity");
        if (c == -3)
            return -1;
        if (c != -2)
            back(s, c);
        return 0;
    }
    if (c == '0') {
        digits = 1;
        c = take(s, t, c);
        if (c > 0 && (c | 32) == 'x') {
            hex = 1;
            digits = 0;
            c = take(s, t, c);
        }
    }
    while (c >= 0) {
        if (digit(c, hex ? 16 : 10)) {
            digits = 1;
            c = take(s, t, c);
        } else if (c == '.' && !point) {
            point = 1;
            c = take(s, t, c);
        } else
            break;
    }
    if (digits && c > 0 && (c | 32) == (hex ? 'p' : 'e')) {
        c = take(s, t, c);
        if (c == '-' || c == '+')
            c = take(s, t, c);
        while (c >= 0 && digit(c, 10))
            c = take(s, t, c);
    }
    if (c != -2)
        back(s, c);
    /* Whether it is a number otherwise, strtod says. */
    return t->n == (hex ? 2 : 0) + sign ? -1 : 0;
}

/* [set]: marks its members; gives the format behind the bracket. */
static const char *read_set(const char *p, char *member)
{
    int in = 1, c;
    const char *start;
    if (*p == '^') {
        in = 0;
        p++;
    }
    __rt_memset(member, !in, 256);
    for (start = p; (c = *(unsigned char *)p) != 0 && (c != ']' || p == start); p++) {
        if (c == '-' && p > start && p[1] && p[1] != ']' && (unsigned char)p[-1] <= (unsigned char)p[1]) {
            for (c = (unsigned char)p[-1]; c <= (unsigned char)p[1]; c++)
                member[c] = in;
            p++;
        } else
            member[c] = in;
    }
    return *p ? p + 1 : NULL;
}

static void store(void *to, long value, int size)
{
    if (to == NULL)
        return;
    if (size == 1)
        *(char *)to = value;
    else if (size == 2)
        *(short *)to = value;
    else if (size == 4)
        *(int *)to = value;
    else
        *(long *)to = value;
}

/* Stores a character of a string. */
static void put(void *to, size_t n, int c, int size)
{
    if (to && size == 4)
        ((int *)to)[n] = c;
    else if (to)
        ((char *)to)[n] = c;
}

/* %s, %c and %[: characters while they fit, then the end of the string. Each takes `size` bytes: one, or four (%ls: in the C
   locale a wide character is the byte's value). */
static int read_string(struct scan *s, int conv, const char *member, void *to, void **grow, int size)
{
    size_t n = 0, room = 100;
    int c = next(s);
    if (c == EOF)
        return EOF;
    if (grow)
        to = *grow = malloc(room * size);
    for (;;) {
        if (conv == 's' ? space(c) : conv == '[' && !member[c]) {
            back(s, c);
            break;
        }
        if (grow && n + 1 >= room)
            to = *grow = realloc(to, (room *= 2) * size);
        put(to, n++, c, size);
        if (s->width > 0 && --s->width == 0)
            break;
        c = next(s);
        if (c == EOF)
            break;
    }
    if (n == 0)
        return 0;
    if (conv != 'c')
        put(to, n, 0, size);
    return 1;
}

int vfscanf(FILE *f, const char *format, va_list ap)
{
    struct scan s = {f, 0, 0, 0, 0};
    const char *p = format;
    char member[256];
    int done = 0, c;
    if (f->_flags & _IO_NO_READS) { /* The stream has no error of it. */
        errno = 9; /* EBADF */
        return EOF;
    }
    for (; *p; p++) {
        int skip = 0, size = 4, grow = 0, base = 10, conv, width = 0, position = 0;
        void *to = NULL;
        if (space(*(unsigned char *)p)) {
            do
                c = next(&s);
            while (space(c));
            back(&s, c);
            continue;
        }
        if (*p != '%') {
            c = next(&s);
            if (c == EOF)
                return done ? done : EOF;
            if (c != *(unsigned char *)p) {
                back(&s, c);
                return done;
            }
            continue;
        }
        p++;
        while (*p >= '0' && *p <= '9')
            width = width * 10 + (*p++ - '0');
        if (width > 0 && *p == '$') {
            position = width;
            width = 0;
            p++;
        }
        for (; width == 0; p++) {
            if (*p == '*')
                skip = 1;
            else if (*p == 'm')
                grow = 1;
            else if (*p != '\'' && *p != 'I')
                break;
        }
        while (*p >= '0' && *p <= '9')
            width = width * 10 + (*p++ - '0');
        for (;; p++) {
            if (*p == 'h')
                size = size == 2 ? 1 : 2;
            else if (*p == 'l' || *p == 'j' || *p == 'z' || *p == 't')
                size = 8;
            else if (*p == 'L' || *p == 'q')
                size = 16;
            else if (*p == 'm')
                grow = 1;
            else
                break;
        }
        conv = *p;
        if (conv == 'S' || conv == 'C') {
            conv |= 32;
            size = 8;
        }
        if (conv == 0)
            return done;
        if (conv != 'c' && conv != '[' && conv != 'n') {
            /* At the end of the file errno is what reading left, 0 if nothing went wrong. */
            int before = errno;
            errno = 0;
            do
                c = next(&s);
            while (space(c));
            if (c == EOF)
                return done ? done : EOF;
            errno = before;
            back(&s, c);
        }
        if (conv == '%') {
            if (next(&s) != '%') {
                s.f->_IO_read_ptr--;
                return done;
            }
            continue;
        }
        if (position && !skip) {
            va_list copy;
            va_copy(copy, ap);
            while (position-- > 0)
                to = va_arg(copy, void *);
            va_end(copy);
        } else if (!skip)
            to = va_arg(ap, void *);
        s.width = width > 0 ? width : conv == 'c' ? 1 : -1;
        switch (conv) {
        case 'n':
            store(to, s.count, size);
            continue;
        case '[':
            p = read_set(p + 1, member);
            if (p == NULL) /* a set without an end */
                return done;
            p--;
        case 's':
        case 'c':
            c = read_string(&s, conv, member, skip || grow ? NULL : to, grow && !skip ? to : NULL, size == 8 ? 4 : 1);
            if (c == EOF)
                return done ? done : EOF;
            if (c == 0)
                return done;
            break;
        case 'd':
        case 'i':
        case 'u':
        case 'o':
        case 'x':
        case 'X':
        case 'p': {
            struct text t;
            t.s = t.first;
            t.n = 0;
            t.room = sizeof t.first;
            base = conv == 'i' ? 0 : conv == 'o' ? 8 : conv == 'd' || conv == 'u' ? 10 : 16;
            if (conv == 'p')
                size = 8;
            c = next(&s);
            if (c == EOF)
                return done ? done : EOF;
            if (conv == 'p' && c == '(') {
                /* As printf shows a null pointer. */
                if (word(&s, &t, c, "(nil)") == -3)
                    return done;
                t.s = "0", t.n = 1;
            } else
                base = read_int(&s, &t, c, base);
            if (base < 0)
                return done;
            if (conv == 'd' || conv == 'i')
                store(to, strtol(t.s, NULL, base), size);
            else
                store(to, strtoul(t.s, NULL, base), size);
            break;
        }
        case 'f':
        case 'F':
        case 'e':
        case 'E':
        case 'g':
        case 'G':
        case 'a':
        case 'A': {
            struct text t;
            char *end;
            t.s = t.first;
            t.n = 0;
            t.room = sizeof t.first;
            c = next(&s);
            if (c == EOF)
                return done ? done : EOF;
            if (read_float(&s, &t, c) < 0)
                return done;
            if (size == 4) {
                float x = __rt_strtof(t.s, &end, __errno_location());
                if (to && end != t.s)
                    *(float *)to = x;
            } else if (size == 8) {
                double x = __rt_strtod(t.s, &end, __errno_location());
                if (to && end != t.s)
                    *(double *)to = x;
            } else {
                long double x;
                __rt_strtold(t.s, &end, __errno_location(), &x);
                if (to && end != t.s)
                    *(long double *)to = x;
            }
            if (end == t.s)
                return done;
            break;
        }
        default:
            return done;
        }
        if (!skip)
            done++;
    }
    return done;
}
