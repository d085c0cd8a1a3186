/* sed(1): the commands s, d, p, q, =, y, a, i, c, with addresses and !, and -n, -e, -f, -E, -r, -s. No
   hold space, blocks, or branches. */
#include <bits/command.h>
#include <regex.h>

struct address { int kind; long line; regex_t *re; }; /* 0, n (a line), $ (the last), / (a pattern) */
struct command {
    struct command *next;
    struct address from, to;
    int inside, not, name, global, print;
    long which;
    regex_t *re;
    char *text;
};

static struct command *commands, **last = &commands;
static const char *at, *begin;
static int extended, quiet;
static long line_number;
static char *space;
static regex_t *latest;

static _Noreturn void wrong(const char *why)
{
    fprintf(stderr, "sed: -e expression #1, char %d: %s\n", (int)(at - begin), why);
    exit(1);
}

/* Up to the delimiter; \ before it takes it as itself, \n is a newline. */
static char *part(int delimiter, int pattern)
{
    char *text = malloc(strlen(at) + 1), *to = text;
    int set = 0;
    for (; *at && (*at != delimiter || set); at++) {
        if (*at == '\\' && at[1] && !set) {
            at++;
            if (*at == delimiter)
                *to++ = *at;
            else if (*at == 'n' && pattern)
                *to++ = '\n';
            else {
                *to++ = '\\';
                *to++ = *at;
            }
            continue;
        }
        if (pattern && *at == '[' && !set)
            set = 1 + (at[1] == ']' ? 1 : at[1] == '^' && at[2] == ']' ? 2 : 0);
        else if (set > 1)
            set--;
        else if (*at == ']')
            set = 0;
        *to++ = *at;
    }
    *to = 0;
    if (*at != delimiter)
        return NULL;
    at++;
    return text;
}

static regex_t *compiled(const char *text, int fold)
{
    regex_t *re;
    if (text == NULL)
        wrong("unterminated address regex");
    if (*text == 0)
        return NULL; /* the one that was used last */
    re = malloc(sizeof *re);
    if (regcomp(re, text, (extended ? REG_EXTENDED : 0) | (fold ? REG_ICASE : 0)) != 0)
        wrong("Invalid preceding regular expression");
    return re;
}

static void blanks(void)
{
    while (*at == ' ' || *at == '\t')
        at++;
}

static struct address address(void)
{
    struct address a = {0};
    if (*at >= '0' && *at <= '9') {
        a.kind = 'n';
        a.line = strtol(at, (char **)&at, 10);
    } else if (*at == '$') {
        a.kind = '$';
        at++;
    } else if (*at == '/') {
        char *text;
        at++;
        a.kind = '/';
        text = part('/', 1);
        a.re = compiled(text, *at == 'I');
        at += *at == 'I';
    }
    return a;
}

static void substitute(struct command *c)
{
    int delimiter = *at++, fold = 0;
    char *pattern = part(delimiter, 1);
    if (pattern == NULL || (c->text = part(delimiter, 0)) == NULL)
        wrong("unterminated `s' command");
    for (;; at++)
        if (*at == 'g')
            c->global = 1;
        else if (*at == 'p')
            c->print = 1;
        else if (*at == 'i' || *at == 'I')
            fold = 1;
        else if (*at >= '1' && *at <= '9' && !c->which)
            c->which = strtol(at, (char **)&at, 10), at--;
        else
            break;
    blanks();
    if (*at && !strchr(";\n}#", *at))
        wrong("unknown option to `s'");
    c->re = compiled(pattern, fold);
}

static void parse(const char *script)
{
    begin = at = script;
    while (*at) {
        struct command *c;
        if (strchr(" \t\n;", *at)) {
            at++;
            continue;
        }
        if (*at == '#') {
            at += strcspn(at, "\n");
            continue;
        }
        c = *last = calloc(1, sizeof *c);
        last = &c->next;
        c->from = address();
        blanks();
        if (c->from.kind && *at == ',') {
            at++;
            blanks();
            c->to = address();
            if (c->to.kind == 0)
                wrong("unexpected `,'");
            blanks();
        }
        for (; *at == '!' || *at == ' '; at++)
            c->not |= *at == '!';
        c->name = *at;
        if (*at == 0)
            wrong("missing command");
        at++;
        switch (c->name) {
        case 's':
            substitute(c);
            break;
        case 'y': {
            int delimiter = *at++;
            char *from = part(delimiter, 0), *to = from ? part(delimiter, 0) : NULL;
            if (to == NULL)
                wrong("unterminated `y' command");
            if (strlen(from) != strlen(to))
                wrong("strings for `y' command are different lengths");
            c->text = malloc(256);
            for (int i = 0; i < 256; i++)
                c->text[i] = i;
            for (int i = 0; from[i]; i++)
                c->text[(unsigned char)from[i]] = to[i];
            break;
        }
        case 'a':
        case 'i':
        case 'c': {
            size_t n;
            blanks();
            if (*at == '\\') {
                at++;
                blanks();
                at += *at == '\n';
            }
            n = strcspn(at, "\n");
            if (n == 0)
                wrong("expected \\ after `a', `c' or `i'");
            c->text = strndup(at, n);
            at += n;
            break;
        }
        case 'd':
        case 'p':
        case 'q':
        case '=':
            if (c->name == 'q')
                c->which = strtol(at, (char **)&at, 10);
            blanks();
            if (*at && !strchr(";\n#", *at))
                wrong("extra characters after command");
            break;
        default: {
            char text[] = "unknown command: `?'";
            text[strlen(text) - 2] = c->name;
            wrong(text);
        }
        }
    }
}

static int found(regex_t *re, const char *s, regmatch_t *m, int flags)
{
    latest = re ? re : latest;
    return latest && regexec(latest, s, 10, m, flags) == 0;
}

static int is_at(struct address *a, int at_end)
{
    regmatch_t m[10];
    return a->kind == 'n' ? line_number == a->line : a->kind == '$' ? at_end : found(a->re, space, m, 0);
}

static int selected(struct command *c, int at_end)
{
    if (c->from.kind == 0)
        return 1;
    if (c->to.kind == 0)
        return is_at(&c->from, at_end);
    if (c->inside) {
        if (c->to.kind == 'n' ? line_number >= c->to.line : is_at(&c->to, at_end))
            c->inside = 0;
        return c->to.kind != 'n' || line_number <= c->to.line;
    }
    if (!is_at(&c->from, at_end))
        return 0;
    c->inside = !(c->to.kind == 'n' && c->to.line <= line_number) && !(c->to.kind == '$' && at_end);
    return 1;
}

static int replace(struct command *c)
{
    char *out = NULL, *s = space;
    size_t n = 0;
    long count = 0;
    int flags = 0, done = 0;
    regmatch_t m[10];
    FILE *f = open_memstream(&out, &n);
    while (found(c->re, s, m, flags)) {
        const char *r;
        count++;
        fwrite(s, 1, m[0].rm_so, f);
        if (c->which && (count < c->which || (count > c->which && !c->global)))
            fwrite(s + m[0].rm_so, 1, m[0].rm_eo - m[0].rm_so, f);
        else {
            done = 1;
            for (r = c->text; *r; r++) {
                int group = *r == '&' ? 0 : -1;
                if (*r == '\\' && r[1]) {
                    r++;
                    group = *r >= '0' && *r <= '9' ? *r - '0' : -1;
                    if (group < 0) {
                        fputc(*r == 'n' ? '\n' : *r == 't' ? '\t' : *r, f);
                        continue;
                    }
                }
                if (group < 0)
                    fputc(*r, f);
                else if (m[group].rm_so >= 0)
                    fwrite(s + m[group].rm_so, 1, m[group].rm_eo - m[group].rm_so, f);
            }
        }
        s += m[0].rm_eo;
        flags = REG_NOTBOL;
        if (m[0].rm_eo == m[0].rm_so) {
            if (*s == 0)
                break;
            fputc(*s++, f);
        }
        if (done && !c->global)
            break;
    }
    fputs(s, f);
    fclose(f);
    if (done)
        space = out;
    return done;
}

static FILE *input;
static char **files;
static int status, missing;

/* The next line of all files; 0 at the end. */
static int read_line(char **line, size_t *size, int *newline)
{
    for (;;) {
        ssize_t n;
        while (input == NULL) {
            if (*files == NULL)
                return 0;
            input = __cmd_open(*files);
            if (input == NULL) {
                fprintf(stderr, "sed: can't read %s: %s\n", *files, strerror(errno));
                status = 2;
            }
            files++;
        }
        n = getline(line, size, input);
        if (n > 0) {
            *newline = (*line)[n - 1] == '\n';
            (*line)[n - *newline] = 0;
            return 1;
        }
        if (input != stdin)
            fclose(input);
        input = NULL;
    }
}

static void show(int newline)
{
    fputs(space, stdout);
    if (newline)
        putchar('\n');
}

static int run(int argc, char **argv, char **envp)
{
    char *standard[] = {"-", NULL}, *next = NULL, *script = NULL;
    size_t size = 0;
    int c, newline = 1, next_newline = 1, more;
    while ((c = getopt(argc, argv, "nErse:f:")) != -1)
        switch (c) {
        case 'n': quiet = 1; break;
        case 'E':
        case 'r': extended = 1; break;
        case 's': break;
        case 'f': {
            FILE *f = fopen(optarg, "r");
            size_t room = 0;
            if (f == NULL) {
                fprintf(stderr, "sed: couldn't open file %s: %s\n", optarg, strerror(errno));
                return 1;
            }
            script = NULL;
            if (getdelim(&script, &room, 0, f) < 0)
                script = "";
            parse(script);
            fclose(f);
            missing = 1;
            break;
        }
        case 'e':
            parse(optarg);
            missing = 1;
            break;
        default: return 1;
        }
    if (!missing) {
        if (optind == argc) {
            fprintf(stderr, "Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...\n");
            return 1;
        }
        parse(argv[optind++]);
    }
    files = optind < argc ? argv + optind : standard;
    more = read_line(&next, &size, &next_newline);
    while (more) {
        struct command *k;
        char *after = NULL;
        int gone = 0, quits = -1;
        space = strdup(next);
        newline = next_newline;
        line_number++;
        more = read_line(&next, &size, &next_newline);
        for (k = commands; k && !gone && quits < 0; k = k->next) {
            if (selected(k, !more) == k->not)
                continue;
            switch (k->name) {
            case 's':
                if (replace(k) && k->print)
                    show(newline);
                break;
            case 'y':
                for (char *s = space; *s; s++)
                    *s = k->text[(unsigned char)*s];
                break;
            case 'd': gone = 1; break;
            case 'p': show(1); break;
            case 'q': quits = k->which; break;
            case '=': printf("%ld\n", line_number); break;
            case 'i': puts(k->text); break;
            case 'a': after = k->text; break;
            case 'c':
                gone = 1;
                if (!k->inside || k->not)
                    puts(k->text);
                break;
            }
        }
        if (!gone && !quiet)
            show(newline || after || (more && quits < 0));
        if (after)
            puts(after);
        if (quits >= 0)
            return quits;
    }
    return status;
}

void __bin_sed(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
