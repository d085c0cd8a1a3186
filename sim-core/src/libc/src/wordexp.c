/* wordexp(3), without command substitution and arithmetic: quotes, $VAR, ${VAR}, ~ and patterns. */
#include <bits/lib.h>
#include <glob.h>
#include <pwd.h>
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

/* $NAME or ${NAME}, at the character behind the dollar. */
static int variable(const char **p, struct word *w, wordexp_t *to, size_t offs, int flags, int quoted)
{
    char name[256];
    size_t n = 0;
    int brace = **p == '{', error = 0;
    const char *value;
    if (**p == '(')
        return flags & WRDE_NOCMD ? WRDE_CMDSUB : WRDE_SYNTAX;
    *p += brace;
    while (name_char(**p, n == 0) && n < 255)
        name[n++] = *(*p)++;
    name[n] = 0;
    if (n == 0 && !brace)
        return add(w, '$', 1);
    if (brace && *(*p)++ != '}')
        return WRDE_SYNTAX;
    value = getenv(name);
    if (value == NULL)
        return flags & WRDE_UNDEF ? WRDE_BADVAL : 0;
    for (; *value && !error; value++)
        if (!quoted && strchr(" \t\n", *value))
            error = finish(w, to, offs);
        else
            error = add(w, *value, quoted);
    return error;
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
