/* sort(1) in the C locale, with -n, -r, -u, -f, -b, -d, -k, -t, -o, -c, -s and -g. */
#include <bits/command.h>
#include <ctype.h>

struct key {
    int from, from_char, to, to_char; /* fields and characters from 1; 0: to the end */
    char numeric, general, reversed, fold, blanks, dictionary, own;
};
static char **lines;
static size_t count, room;
static struct key all, keys[16];
static int key_count, unique, check, stable, separator = -1;

/* Where a field begins. */
static const char *field(const char *s, int n)
{
    for (; n > 1; n--)
        if (separator >= 0) {
            s = strchr(s, separator);
            if (s == NULL)
                return "";
            s++;
        } else {
            while (*s && isblank((unsigned char)*s))
                s++;
            while (*s && !isblank((unsigned char)*s))
                s++;
        }
    return s;
}

static size_t cut(const char *line, const struct key *k, char *to, size_t most)
{
    const char *start = line, *end = line + strlen(line);
    size_t n;
    if (k->from) {
        start = field(line, k->from);
        if (k->blanks)
            while (isblank((unsigned char)*start))
                start++;
        for (int i = 1; i < k->from_char && *start; i++)
            start++;
        if (*start == 0)
            start = end;
    }
    if (k->to && k->to_char) {
        const char *stop = field(line, k->to);
        if (k->blanks)
            while (isblank((unsigned char)*stop))
                stop++;
        for (int i = 0; i < k->to_char && *stop; i++)
            stop++;
        if (*stop)
            end = stop;
    } else if (k->to) {
        const char *stop = field(line, k->to);
        if (separator >= 0)
            stop = strchrnul(stop, separator);
        else {
            while (*stop && isblank((unsigned char)*stop))
                stop++;
            while (*stop && !isblank((unsigned char)*stop))
                stop++;
        }
        if (*stop)
            end = stop;
    }
    if (!k->from && k->blanks)
        while (isblank((unsigned char)*start))
            start++;
    n = 0;
    for (; start < end && n + 1 < most; start++) {
        int c = (unsigned char)*start;
        if (k->dictionary && !isblank(c) && !isalnum(c))
            continue;
        to[n++] = k->fold ? toupper(c) : c;
    }
    to[n] = 0;
    return n;
}

/* Numbers of any length as text: sort -n. */
static int numbers(const char *a, const char *b)
{
    int na, nb;
    size_t la, lb;
    int r;
    while (isblank((unsigned char)*a))
        a++;
    while (isblank((unsigned char)*b))
        b++;
    na = *a == '-';
    nb = *b == '-';
    a += na;
    b += nb;
    while (*a == '0')
        a++;
    while (*b == '0')
        b++;
    la = strspn(a, "0123456789");
    lb = strspn(b, "0123456789");
    if (la != lb)
        r = la < lb ? -1 : 1;
    else
        r = strncmp(a, b, la);
    if (r == 0) {
        const char *x = a[la] == '.' ? a + la + 1 : "", *y = b[lb] == '.' ? b + lb + 1 : "";
        for (;; x++, y++) {
            int cx = isdigit((unsigned char)*x) ? *x : 0, cy = isdigit((unsigned char)*y) ? *y : 0;
            if (cx != cy && (cx ? cx : '0') != (cy ? cy : '0')) {
                r = (cx ? cx : '0') < (cy ? cy : '0') ? -1 : 1;
                break;
            }
            if (cx == 0 || cy == 0)
                break;
        }
        if (r == 0 && na != nb && la == 0 && a[la] != '.' && b[lb] != '.')
            return 0;
    }
    if (na != nb)
        return na ? -1 : 1;
    return na ? -r : r;
}

static int by_key(const char *a, const char *b, const struct key *k)
{
    char x[4096], y[4096];
    int r;
    cut(a, k, x, sizeof x);
    cut(b, k, y, sizeof y);
    if (k->numeric)
        r = numbers(x, y);
    else if (k->general) {
        double p = strtod(x, NULL), q = strtod(y, NULL);
        r = p < q ? -1 : p > q;
    } else
        r = strcmp(x, y);
    return k->reversed ? -r : r;
}

static int plain(const char *a, const char *b)
{
    int r = 0, i;
    for (i = 0; i < key_count && r == 0; i++)
        r = by_key(a, b, &keys[i]);
    if (key_count == 0 && (all.numeric || all.general || all.fold || all.blanks || all.dictionary))
        r = by_key(a, b, &all);
    else if (key_count == 0)
        return all.reversed ? -strcmp(a, b) : strcmp(a, b);
    if (r || unique || stable)
        return r;
    return all.reversed ? -strcmp(a, b) : strcmp(a, b);
}

static int order(const void *a, const void *b)
{
    return plain(*(char *const *)a, *(char *const *)b);
}

static void take(FILE *f)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    while ((n = getline(&line, &size, f)) > 0) {
        if (line[n - 1] == '\n')
            line[n - 1] = 0;
        if (count == room) {
            room = room ? room * 2 : 64;
            lines = realloc(lines, room * sizeof *lines);
        }
        lines[count++] = strdup(line);
    }
    free(line);
}

static int letter(struct key *k, int c)
{
    switch (c) {
    case 'n': k->numeric = 1; break;
    case 'g': k->general = 1; break;
    case 'r': k->reversed = 1; break;
    case 'f': k->fold = 1; break;
    case 'b': k->blanks = 1; break;
    case 'd': k->dictionary = 1; break;
    case 'i': case 'V': case 'h': case 'M': break;
    default: return 0;
    }
    return 1;
}

static void parse_key(const char *text)
{
    struct key k = {0};
    char *p;
    const char *whole = text;
    k.from = strtol(text, &p, 10);
    if (p == text)
        error(2, 0, "invalid number at field start: invalid count at start of '%s'", whole);
    if (k.from == 0)
        error(2, 0, "field number is zero: invalid field specification '%s'", whole);
    if (*p == '.')
        k.from_char = strtol(p + 1, &p, 10);
    for (; *p && *p != ','; p++)
        if (letter(&k, *p))
            k.own = 1;
        else
            error(2, 0, "stray character in field spec: invalid field specification '%s'", whole);
    if (*p == ',') {
        k.to = strtol(p + 1, &p, 10);
        if (*p == '.')
            k.to_char = strtol(p + 1, &p, 10);
        for (; *p; p++)
            if (letter(&k, *p))
                k.own = 1;
            else
                error(2, 0, "stray character in field spec: invalid field specification '%s'", whole);
    }
    if (key_count < 16)
        keys[key_count++] = k;
}

static int run(int argc, char **argv, char **envp)
{
    size_t i;
    int c, k;
    const char *to = NULL;
    while ((c = getopt(argc, argv, "nrufbdgiVhMk:t:o:csm")) != -1)
        switch (c) {
        case 'u': unique = 1; break;
        case 'k': parse_key(optarg); break;
        case 't': separator = strcmp(optarg, "\\0") ? (unsigned char)*optarg : 0; break;
        case 'o': to = optarg; break;
        case 'c': check = 1; break;
        case 's': stable = 1; break;
        case 'm': break;
        default:
            if (!letter(&all, c))
                return __cmd_usage(2);
        }
    for (k = 0; k < key_count; k++)
        if (!keys[k].own) {
            struct key own = all;
            own.from = keys[k].from;
            own.from_char = keys[k].from_char;
            own.to = keys[k].to;
            own.to_char = keys[k].to_char;
            keys[k] = own;
        }
    if (optind == argc)
        take(stdin);
    for (k = optind; k < argc; k++) {
        FILE *f = __cmd_open(argv[k]);
        if (f == NULL)
            error(2, errno, "cannot read: %s", argv[k]);
        take(f);
        if (ferror(f))
            error(2, errno, "read failed: %s", argv[k]);
    }
    if (check) {
        for (i = 1; i < count; i++) {
            int r = plain(lines[i - 1], lines[i]);
            if (r > 0 || (unique && r == 0)) {
                error(1, 0, "%s:%lu: disorder: %s", optind < argc ? argv[optind] : "-", i + 1, lines[i]);
            }
        }
        return 0;
    }
    qsort(lines, count, sizeof *lines, order);
    if (to && freopen(to, "w", stdout) == NULL)
        error(2, errno, "open failed: %s", to);
    for (i = 0; i < count; i++)
        if (!unique || i == 0 || plain(lines[i - 1], lines[i]))
            puts(lines[i]);
    return 0;
}

void __bin_sort(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
