/* wordexp(3), without command substitution: quotes, $VAR, ${VAR…}, $((…)), ~ and patterns. */
#include <bits/lib.h>
#include <ctype.h>
#include <fnmatch.h>
#include <glob.h>
#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wordexp.h>

struct word {
    char *text;
    size_t n;
    int there, pattern; /* a quote makes a word, even an empty one */
};

static int add(struct word *w, int c, int quoted)
{
    char *more = realloc(w->text, w->n + 3);
    if (more == NULL)
        return WRDE_NOSPACE;
    w->text = more;
    if (quoted && strchr("*?[]\\", c) && c)
        w->text[w->n++] = '\\';
    else if (!quoted && strchr("*?[", c) && c)
        w->pattern = 1;
    w->text[w->n++] = c;
    w->text[w->n] = 0;
    w->there = 1;
    return 0;
}

static int put(wordexp_t *to, size_t offs, const char *text)
{
    char **list = realloc(to->we_wordv, (offs + to->we_wordc + 2) * sizeof *list);
    if (list == NULL)
        return WRDE_NOSPACE;
    to->we_wordv = list;
    if ((list[offs + to->we_wordc] = strdup(text)) == NULL)
        return WRDE_NOSPACE;
    list[offs + ++to->we_wordc] = NULL;
    return 0;
}

/* A word is complete: the files that it matches, or itself without its backslashes. */
static int finish(struct word *w, wordexp_t *to, size_t offs)
{
    int error = 0;
    size_t i, n = 0;
    if (w->there) {
        glob_t found;
        if (w->pattern && glob(w->text, 0, NULL, &found) == 0) {
            for (i = 0; i < found.gl_pathc && !error; i++)
                error = put(to, offs, found.gl_pathv[i]);
            globfree(&found);
        } else {
            for (i = 0; w->text && i < w->n; i++) {
                if (w->text[i] == '\\' && i + 1 < w->n)
                    i++;
                w->text[n++] = w->text[i];
            }
            if (w->text)
                w->text[n] = 0;
            error = put(to, offs, w->text ? w->text : "");
        }
    }
    free(w->text);
    memset(w, 0, sizeof *w);
    return error;
}

static int name_char(int c, int first)
{
    return c == '_' || (c | 32) - 'a' < 26u || (!first && c - '0' < 10u);
}

/* Words split from a value, unless it is quoted. */
static int put_value(const char *value, struct word *w, wordexp_t *to, size_t offs, int quoted)
{
    int error = 0;
    for (; *value && !error; value++)
        if (!quoted && strchr(" \t\n", *value))
            error = finish(w, to, offs);
        else
            error = add(w, *value, quoted);
    return error;
}

/* The word of a ${NAME:-word}, expanded by itself, as one text. */
static int word_of(const char *from, size_t n, int flags, char **text)
{
    wordexp_t inner;
    char *copy = malloc(n + 3);
    int error;
    size_t i, length = 1;
    if (copy == NULL)
        return WRDE_NOSPACE;
    memcpy(copy, from, n);
    copy[n] = 0;
    error = wordexp(copy, &inner, flags & (WRDE_NOCMD | WRDE_UNDEF | WRDE_SHOWERR));
    free(copy);
    if (error)
        return error;
    for (i = 0; i < inner.we_wordc; i++)
        length += strlen(inner.we_wordv[i]) + 1;
    if ((*text = calloc(length, 1)) == NULL)
        error = WRDE_NOSPACE;
    for (i = 0; i < inner.we_wordc && !error; i++) {
        if (i)
            strcat(*text, " ");
        strcat(*text, inner.we_wordv[i]);
    }
    wordfree(&inner);
    return error;
}

/* The same as if it stood in quotes. */
static int quoted_word(const char *from, size_t n, int flags, char **text)
{
    char *quoted = malloc(n + 3);
    int error;
    if (quoted == NULL)
        return WRDE_NOSPACE;
    quoted[0] = quoted[n + 1] = '"';
    memcpy(quoted + 1, from, n);
    error = word_of(quoted, n + 2, flags, text);
    free(quoted);
    return error;
}

/* What is left of a value without the prefix ('#') or suffix ('%') that the pattern takes: the longest or shortest. */
static char *without(const char *value, const char *pattern, int kind, int longest)
{
    size_t n = strlen(value), i;
    for (i = 0; i <= n; i++) {
        size_t cut = longest ? n - i : i, from = kind == '#' ? 0 : n - cut;
        char *part = strndup(value + from, cut);
        int taken = part && fnmatch(pattern, part, 0) == 0;
        free(part);
        if (taken)
            return kind == '#' ? strdup(value + cut) : strndup(value, n - cut);
    }
    return strdup(value);
}

/* ${…}, at the character behind the brace: parse_param of posix/wordexp.c. */
static int braced(const char **p, struct word *w, wordexp_t *to, size_t offs, int flags, int quoted)
{
    const char *start = *p, *end, *value;
    char name[256], *given = NULL, *made = NULL, number[24];
    size_t n = 0;
    int length = *start == '#' && start[1] != '}', colon = 0, kind, longest, depth = 0, error = 0;
    start += length;
    while (name_char(*start, n == 0) && n < 255)
        name[n++] = *start++;
    name[n] = 0;
    for (end = start; *end && (*end != '}' || depth); end++) {
        if (*end == '\\' && end[1])
            end++;
        else if (*end == '$' && end[1] == '{')
            depth++;
        else if (*end == '}')
            depth--;
    }
    if (n == 0 || *end == 0 || (length && start != end))
        return WRDE_SYNTAX;
    *p = end + 1;
    value = getenv(name);
    if (length) {
        sprintf(number, "%zu", value ? strlen(value) : (size_t)0);
        return put_value(number, w, to, offs, quoted);
    }
    if (start == end) {
        if (value == NULL)
            return flags & WRDE_UNDEF ? WRDE_BADVAL : 0;
        return put_value(value, w, to, offs, quoted);
    }
    if (*start == ':') {
        colon = 1;
        start++;
    }
    kind = *start++;
    longest = (kind == '#' || kind == '%') && *start == kind;
    start += longest;
    if (kind == 0 || !strchr("-=?+#%", kind) || (colon && strchr("#%", kind)))
        return WRDE_SYNTAX;
    /* A pattern is not one for files. */
    if ((error = (strchr("#%", kind) ? quoted_word : word_of)(start, end - start, flags, &given)) != 0)
        return error;
    if (strchr("#%", kind)) {
        if (value)
            value = made = without(value, given, kind, longest);
    } else {
        int set = value && (*value || !colon);
        if (kind == '+')
            value = set ? given : "";
        else if (!set) {
            if (kind == '?') {
                fprintf(stderr, *given ? "%s: %s\n" : "%s: parameter null or not set\n", name, given);
                error = WRDE_BADVAL;
            } else if (kind == '=')
                setenv(name, given, 1);
            value = given;
        }
    }
    if (!error && value)
        error = put_value(value, w, to, offs, quoted);
    free(given);
    free(made);
    return error;
}

/* $((…)), at the second parenthesis: eval_expr of posix/wordexp.c, with + - * / and parentheses. */
static int sum(const char **p, long *to);

static int factor(const char **p, long *to)
{
    char *end;
    while (isspace((unsigned char)**p))
        ++*p;
    if (**p == '(') {
        ++*p;
        if (sum(p, to))
            return 1;
        while (isspace((unsigned char)**p))
            ++*p;
        return *(*p)++ != ')';
    }
    *to = strtol(*p, &end, 0);
    if (end == *p)
        return 1;
    *p = end;
    return 0;
}

static int product(const char **p, long *to)
{
    long other;
    if (factor(p, to))
        return 1;
    for (;;) {
        int op;
        while (isspace((unsigned char)**p))
            ++*p;
        if ((op = **p) != '*' && op != '/')
            return 0;
        ++*p;
        if (factor(p, &other) || (op == '/' && (other == 0 || (other == -1 && *to == LONG_MIN))))
            return 1;
        *to = op == '*' ? *to * other : *to / other;
    }
}

static int sum(const char **p, long *to)
{
    long other;
    if (product(p, to))
        return 1;
    for (;;) {
        int op;
        while (isspace((unsigned char)**p))
            ++*p;
        if ((op = **p) != '+' && op != '-')
            return 0;
        ++*p;
        if (product(p, &other))
            return 1;
        *to = op == '+' ? *to + other : *to - other;
    }
}

static int arithmetic(const char **p, struct word *w, wordexp_t *to, size_t offs, int flags)
{
    const char *start = *p + 2, *end;
    char *text, number[24];
    long value = 0;
    int depth = 0, error;
    for (end = start; *end && !(depth == 0 && *end == ')'); end++)
        depth += (*end == '(') - (*end == ')');
    if (*end == 0 || end[1] != ')')
        return WRDE_SYNTAX;
    if ((error = quoted_word(start, end - start, flags, &text)) != 0)
        return error;
    *p = end + 2;
    start = text;
    if (*text && (sum(&start, &value) || *start))
        error = WRDE_SYNTAX;
    free(text);
    sprintf(number, "%ld", value);
    return error ? error : put_value(number, w, to, offs, 1);
}

/* $NAME, ${…} or $((…)), at the character behind the dollar. */
static int variable(const char **p, struct word *w, wordexp_t *to, size_t offs, int flags, int quoted)
{
    char name[256];
    size_t n = 0;
    const char *value;
    if (**p == '(' && (*p)[1] == '(')
        return arithmetic(p, w, to, offs, flags);
    if (**p == '(')
        return flags & WRDE_NOCMD ? WRDE_CMDSUB : WRDE_SYNTAX;
    if (**p == '{') {
        ++*p;
        return braced(p, w, to, offs, flags, quoted);
    }
    while (name_char(**p, n == 0) && n < 255)
        name[n++] = *(*p)++;
    name[n] = 0;
    if (n == 0)
        return add(w, '$', 1);
    value = getenv(name);
    if (value == NULL)
        return flags & WRDE_UNDEF ? WRDE_BADVAL : 0;
    return put_value(value, w, to, offs, quoted);
}

int wordexp(const char *p, wordexp_t *to, int flags)
{
    struct word w = {NULL, 0, 0, 0};
    int error = 0, quoted = 0;
    size_t offs = flags & WRDE_DOOFFS ? to->we_offs : 0, i;
    if (flags & WRDE_REUSE)
        wordfree(to);
    if (!(flags & WRDE_APPEND)) {
        to->we_wordc = 0;
        to->we_wordv = calloc(offs + 1, sizeof(char *));
        if (to->we_wordv == NULL)
            return WRDE_NOSPACE;
    }
    while (*p && !error) {
        int c = *p++;
        if (c == '\'' && quoted != '"') {
            w.there = 1;
            while (*p && *p != '\'')
                add(&w, *p++, 1);
            error = *p ? 0 : WRDE_SYNTAX;
            p += *p != 0;
        } else if (c == '"') {
            w.there = 1;
            quoted = quoted ? 0 : '"';
        } else if (c == '\\') {
            if (*p == 0)
                error = WRDE_SYNTAX;
            else if (quoted && !strchr("$`\"\\\n", *p))
                error = add(&w, c, 1);
            else
                error = add(&w, *p++, 1);
        } else if (c == '$')
            error = variable(&p, &w, to, offs, flags, quoted);
        else if (c == '`')
            error = flags & WRDE_NOCMD ? WRDE_CMDSUB : WRDE_SYNTAX;
        else if (!quoted && strchr("|&;<>(){}\n", c))
            error = WRDE_BADCHAR;
        else if (!quoted && (c == ' ' || c == '\t'))
            error = finish(&w, to, offs);
        else if (c == '~' && !quoted && !w.there) {
            char name[64];
            size_t n = 0;
            const char *home;
            struct passwd *pw;
            while (*p && !strchr("/ \t", *p) && n < 63)
                name[n++] = *p++;
            name[n] = 0;
            pw = n ? getpwnam(name) : NULL;
            home = n ? (pw ? pw->pw_dir : NULL) : getenv("HOME");
            if (home == NULL) {
                add(&w, '~', 1);
                home = name;
            }
            for (; *home; home++)
                add(&w, *home, 1);
        } else
            error = add(&w, c, quoted);
    }
    if (!error && quoted)
        error = WRDE_SYNTAX;
    if (!error)
        error = finish(&w, to, offs);
    free(w.text);
    for (i = 0; i < offs; i++)
        to->we_wordv[i] = NULL;
    return error;
}

void wordfree(wordexp_t *to)
{
    size_t i;
    for (i = 0; to->we_wordv && i < to->we_wordc; i++)
        free(to->we_wordv[i]);
    free(to->we_wordv);
    to->we_wordv = NULL;
}
