/* od(1), with -A, -t (a, c, d, o, u, x and their sizes), -a, -b, -c, -d, -h, -i, -l, -o, -s, -x, -v, -N, -j and -w. */
#include <bits/command.h>

struct form {
    char letter;
    int size, digits;
};

static struct form forms[8];
static int count, address = 'o', every;
static long width = 16;

/* How many columns a number of so many bytes takes. */
static int digits(int letter, int size)
{
    static const unsigned char octal[] = {3, 6, 11, 22}, decimal[] = {4, 6, 11, 20}, plain[] = {3, 5, 10, 20};
    int i = size == 1 ? 0 : size == 2 ? 1 : size == 4 ? 2 : 3;
    switch (letter) {
    case 'a': case 'c': return 3;
    case 'o': return octal[i];
    case 'd': return decimal[i];
    case 'u': return plain[i];
    default: return 2 * size;
    }
}

static void add(int letter, int size)
{
    if (count < 8)
        forms[count++] = (struct form){letter, size, digits(letter, size)};
}

/* What -t says: letters with sizes. */
static int types(const char *s)
{
    while (*s) {
        int letter = *s++, size = letter == 'a' || letter == 'c' ? 1 : 4;
        char *end;
        if (strchr("acdoux", letter) == NULL) {
            error(0, 0, "invalid character '%c' in type string '%s'", letter, s - 1);
            return 0;
        }
        if (letter != 'a' && letter != 'c') {
            if (*s == 'C' || *s == 'S' || *s == 'I' || *s == 'L') {
                size = *s == 'C' ? 1 : *s == 'S' ? 2 : *s == 'I' ? 4 : 8;
                s++;
            } else if (*s >= '0' && *s <= '9') {
                size = strtol(s, &end, 10);
                s = end;
            }
        }
        if (size != 1 && size != 2 && size != 4 && size != 8)
            return 0;
        add(letter, size);
    }
    return 1;
}

static void character(int letter, unsigned char c, int columns)
{
    static const char named[] = "nulsohstxetxeotenqackbelbs ht nl vt ff cr so si "
                                "dledc1dc2dc3dc4naksynetbcanem subescfs gs rs us sp ";
    static const char plain[] = "\0\a\b\f\n\r\t\v", escaped[] = "0abfnrtv";
    char text[8];
    const char *at = memchr(plain, c, 8);
    if (letter == 'a' && (c &= 127) <= 32)
        snprintf(text, sizeof text, "%.*s", (int)strcspn(named + 3 * c, " ") < 3 ? 2 : 3, named + 3 * c);
    else if (letter == 'a' && c == 127)
        strcpy(text, "del");
    else if (letter == 'c' && at)
        snprintf(text, sizeof text, "\\%c", escaped[at - plain]);
    else
        snprintf(text, sizeof text, c < 32 || c > 126 ? "%03o" : "%c", c);
    printf("%*s", columns, text);
}

static void number(const struct form *f, const unsigned char *at, int columns)
{
    unsigned long value = 0;
    long signed_value;
    memcpy(&value, at, f->size);
    signed_value = (long)(value << (64 - 8 * f->size)) >> (64 - 8 * f->size);
    printf("%*s", columns - f->digits, "");
    switch (f->letter) {
    case 'd': printf("%*ld", f->digits, signed_value); break;
    case 'u': printf("%*lu", f->digits, value); break;
    case 'o': printf("%0*lo", f->digits, value); break;
    default: printf("%0*lx", f->digits, value);
    }
}

static void place(long at)
{
    if (address == 'd' || address == 'x' || address == 'o')
        printf(address == 'd' ? "%07ld" : address == 'x' ? "%06lx" : "%07lo", at);
}

/* One line for each form: a unit takes the columns that the widest form needs for its bytes. */
static void line(const unsigned char *bytes, long n, long at)
{
    int i, k, each = 0, largest = 1;
    for (i = 0; i < count; i++)
        largest = forms[i].size > largest ? forms[i].size : largest;
    for (i = 0; i < count; i++) {
        int need = (forms[i].digits + 1) * (largest / forms[i].size);
        each = need > each ? need : each;
    }
    for (i = 0; i < count; i++) {
        int units = largest / forms[i].size, done;
        if (i == 0)
            place(at);
        else
            printf("%*s", address == 'n' ? 0 : address == 'x' ? 6 : 7, "");
        for (k = 0, done = 0; k < n; k += forms[i].size) {
            int unit = k / forms[i].size % units, to = each * (unit + 1) / units;
            if (unit == 0)
                done = 0;
            if (forms[i].letter == 'a' || forms[i].letter == 'c')
                character(forms[i].letter, bytes[k], to - done);
            else
                number(&forms[i], bytes + k, to - done);
            done = to;
        }
        putchar('\n');
    }
}

static int run(int argc, char **argv, char **envp)
{
    unsigned char *bytes, *before;
    char *standard[] = {"-", NULL};
    long at = 0, skip = 0, most = -1, n = 0;
    int c, status = 0, same = 0, first = 1;
    FILE *f;
    while ((c = getopt(argc, argv, "A:t:abcdhiloxsvN:j:w::")) != -1)
        switch (c) {
        case 'A': address = *optarg; break;
        case 't':
            if (!types(optarg))
                return 1;
            break;
        case 'a': add('a', 1); break;
        case 'b': add('o', 1); break;
        case 'c': add('c', 1); break;
        case 'd': add('u', 2); break;
        case 'i': add('d', 4); break;
        case 'l': add('d', 8); break;
        case 's': add('d', 2); break;
        case 'o': add('o', 2); break;
        case 'h': case 'x': add('x', 2); break;
        case 'v': every = 1; break;
        case 'N': most = strtol(optarg, NULL, 0); break;
        case 'j': skip = strtol(optarg, NULL, 0); break;
        case 'w': width = optarg ? atol(optarg) : 32; break;
        default: return __cmd_usage(1);
        }
    if (count == 0)
        add('o', 2);
    if (width < 1)
        width = 16;
    bytes = calloc(2, width + 8);
    before = bytes + width + 8;
    argv = argv[optind] ? argv + optind : standard;
    for (; *argv; argv++) {
        if ((f = __cmd_open(*argv)) == NULL) {
            status = __cmd_unreadable("%s", *argv);
            continue;
        }
        while ((most < 0 || at + n < skip + most) && (c = getc(f)) != EOF) {
            if (at < skip) {
                at++;
                continue;
            }
            bytes[n++] = c;
            if (n < width)
                continue;
            if (!every && !first && memcmp(bytes, before, width) == 0) {
                if (!same++)
                    puts("*");
            } else {
                line(bytes, n, at);
                same = 0;
            }
            memcpy(before, bytes, width);
            first = 0;
            at += n;
            n = 0;
        }
    }
    if (n) {
        memset(bytes + n, 0, 8);
        line(bytes, n, at);
    }
    place(at + n);
    if (address != 'n')
        putchar('\n');
    return status;
}

void __bin_od(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
