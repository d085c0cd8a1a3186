/* The shell's grammar: a text to a tree. Words stay as they are written. */
#include <bits/command.h>
#include <bits/shell.h>
#include <ctype.h>

static char *at;
static int failed;

static struct node *list(void);
static struct node *command(void);

int __sh_failed(void)
{
    return failed;
}

static void wrong(void)
{
    if (!failed)
        fprintf(stderr, *at == 0 ? "%s: 1: Syntax error: end of file unexpected\n"
                        : *at == '\n' ? "%s: 1: Syntax error: newline unexpected\n"
                                      : "%s: 1: Syntax error: \"%.*s\" unexpected\n",
                __sh_name(), at[0] == at[1] && strchr("&|;", *at) ? 2 : 1, at);
    failed = 1;
}

static void blanks(void)
{
    for (;;) {
        if (*at == ' ' || *at == '\t')
            at++;
        else if (*at == '\\' && at[1] == '\n')
            at += 2;
        else if (*at == '#') {
            while (*at && *at != '\n')
                at++;
        } else
            return;
    }
}

static struct node *join(int kind, struct node *left, struct node *right)
{
    struct node *n = calloc(1, sizeof *n);
    n->kind = kind;
    n->left = left;
    n->right = right;
    return n;
}

/* Goes behind a substitution, if there is one. */
static int substitution(void)
{
    const char *end;
    if (*at != '`' && (*at != '$' || at[1] != '('))
        return 0;
    end = __sh_end(*at == '`' ? at : at + 1);
    at = (char *)end + (*end != 0);
    return 1;
}

/* True if this word comes next. */
static int next_is(const char *text)
{
    size_t n = strlen(text);
    return !strncmp(at, text, n) && (at[n] == 0 || strchr(" \t\n;&|<>()", at[n]));
}

/* True if the word that comes next ends a list. */
static int closes(void)
{
    static const char *const words[] = {"then", "else", "elif", "fi", "do", "done", "}", "esac"};
    int i;
    for (i = 0; i < 8; i++)
        if (next_is(words[i]))
            return 1;
    return 0;
}

/* A word as it is written, with its quotes; NULL if there is none. */
static char *word(void)
{
    char *start = at;
    while (*at && !strchr(" \t\n;&|<>()", *at)) {
        if (*at == '\\' && at[1])
            at += 2;
        else if (substitution())
            ;
        else if (*at == '\'' || *at == '"') {
            char quote = *at++;
            while (*at && *at != quote)
                if (quote != '"' || !substitution())
                    at += *at == '\\' && quote == '"' && at[1] ? 2 : 1;
            if (*at == 0) {
                if (!failed)
                    fprintf(stderr, "%s: 1: Syntax error: Unterminated quoted string\n", __sh_name());
                failed = 1;
                return NULL;
            }
            at++;
        } else
            at++;
    }
    return at == start ? NULL : strndup(start, at - start);
}

/* A here-document: its lines are taken out of the text, from behind the present line. */
static void here(struct redirection *r)
{
    int tabs = *at == '-', quoted = 0;
    char *end, *line, *from, *to, *body;
    size_t n;
    at += tabs;
    blanks();
    if ((end = word()) == NULL) {
        wrong();
        return;
    }
    for (from = to = end; *from; from++)
        if (strchr("'\"\\", *from))
            quoted = 1;
        else
            *to++ = *from;
    *to = 0;
    n = strlen(end);
    r->kind = quoted ? 'H' : 'h';
    r->target = body = malloc(strlen(at) + 1);
    line = from = strchr(at, '\n');
    *body = 0;
    if (line == NULL)
        return;
    for (line = ++from; *from;) {
        char *next = strchr(from, '\n');
        while (tabs && *from == '\t')
            from++;
        if (!strncmp(from, end, n) && (from[n] == '\n' || from[n] == 0)) {
            from = next ? next + 1 : from + n;
            break;
        }
        next = next ? next + 1 : from + strlen(from);
        memcpy(body, from, next - from);
        body += next - from;
        from = next;
    }
    *body = 0;
    memmove(line, from, strlen(from) + 1);
}

static struct redirection *redirection(int fd)
{
    struct redirection *r = calloc(1, sizeof *r);
    r->kind = *at++;
    r->fd = fd >= 0 ? fd : r->kind == '>';
    if (r->kind == '<' && *at == '<') {
        at++;
        here(r);
        return r;
    }
    if (r->kind == '>' && *at == '>') {
        r->kind = 'a';
        at++;
    } else if (*at == '&') {
        r->kind = '&';
        at++;
    } else if (r->kind == '>' && *at == '|')
        at++;
    blanks();
    if ((r->target = word()) == NULL)
        wrong();
    return r;
}

static int is_assignment(const char *s)
{
    if (!isalpha((unsigned char)*s) && *s != '_')
        return 0;
    while (isalnum((unsigned char)*s) || *s == '_')
        s++;
    return *s == '=';
}

static void add(char ***words, int *n, char *w)
{
    *words = realloc(*words, (*n + 2) * sizeof **words);
    (*words)[(*n)++] = w;
    (*words)[*n] = NULL;
}

/* Reads a word of the grammar. */
static int expect(const char *text)
{
    while (blanks(), *at == '\n' || (*at == ';' && at[1] != ';'))
        at++;
    if (!failed && next_is(text)) {
        at += strlen(text);
        return 1;
    }
    wrong();
    return 0;
}

/* What follows `if` or `elif`. */
static struct node *conditional(void)
{
    struct node *condition = list(), *then, *other = NULL;
    if (!expect("then"))
        return NULL;
    then = list();
    while (blanks(), *at == '\n')
        at++;
    if (next_is("elif")) {
        at += 4;
        other = conditional();
        return join('i', condition, join('t', then, other));
    }
    if (next_is("else")) {
        at += 4;
        other = list();
    }
    expect("fi");
    return join('i', condition, join('t', then, other));
}

/* `do` … `done` */
static struct node *body(void)
{
    struct node *n;
    if (!expect("do"))
        return NULL;
    n = list();
    expect("done");
    return n;
}

/* case word in pattern) list ;; … esac */
static struct node *choice(void)
{
    struct node *n = join('k', NULL, NULL), **last = &n->left, *item;
    int count = 0;
    char *w;
    n->words = calloc(1, sizeof *n->words);
    blanks();
    if ((w = word()) == NULL) {
        wrong();
        return NULL;
    }
    add(&n->words, &count, w);
    if (!expect("in"))
        return NULL;
    for (;;) {
        while (blanks(), *at == '\n')
            at++;
        if (next_is("esac")) {
            at += 4;
            return n;
        }
        item = *last = join('p', NULL, NULL);
        last = &item->right;
        at += *at == '(';
        for (count = 0;; at++) {
            blanks();
            if ((w = word()) == NULL) {
                wrong();
                return NULL;
            }
            add(&item->words, &count, w);
            blanks();
            if (*at != '|')
                break;
        }
        if (*at != ')') {
            wrong();
            return NULL;
        }
        at++;
        item->left = list();
        while (blanks(), *at == '\n')
            at++;
        if (at[0] == ';' && at[1] == ';')
            at += 2;
        else if (failed || !next_is("esac")) {
            wrong();
            return NULL;
        }
    }
}

/* A compound command other than a subshell; NULL if there is none. */
static struct node *compound(void)
{
    struct node *n, *condition;
    if (next_is("{")) {
        at++;
        n = join('{', list(), NULL);
        expect("}");
        return n;
    }
    if (next_is("if")) {
        at += 2;
        return conditional();
    }
    if (next_is("case")) {
        at += 4;
        return choice();
    }
    if (next_is("while") || next_is("until")) {
        int kind = *at;
        at += 5;
        condition = list();
        return join(kind, condition, body());
    }
    if (next_is("for")) {
        int names = 0, words = 0;
        char *w;
        at += 3;
        n = join('f', NULL, NULL);
        blanks();
        if ((w = word()) == NULL) {
            wrong();
            return NULL;
        }
        add(&n->assignments, &names, w);
        blanks();
        if (next_is("in")) {
            n->words = calloc(1, sizeof *n->words);
            for (at += 2; blanks(), (w = word()) != NULL;)
                add(&n->words, &words, w);
        } else
            add(&n->words, &words, "\"$@\"");
        n->right = body();
        return n;
    }
    return NULL;
}

static struct node *command(void)
{
    struct node *n = join('c', NULL, NULL);
    struct redirection **last = &n->redirections;
    int words = 0, assignments = 0, any = 0;
    struct node *larger;
    n->words = calloc(1, sizeof *n->words);
    n->assignments = calloc(1, sizeof *n->assignments);
    blanks();
    larger = compound();
    if (larger) {
        n = larger;
        last = &n->redirections;
        any = 1;
    } else if (failed) {
        return NULL;
    } else if (*at == '(') {
        at++;
        n->kind = '(';
        n->left = list();
        blanks();
        if (*at != ')') {
            wrong();
            return NULL;
        }
        at++;
        any = 1;
    }
    for (;;) {
        int fd = -1;
        char *w;
        blanks();
        if (isdigit((unsigned char)*at) && (at[1] == '<' || at[1] == '>'))
            fd = *at++ - '0';
        if (*at == '<' || *at == '>') {
            *last = redirection(fd);
            if (failed)
                return NULL;
            last = &(*last)->next;
            any = 1;
            continue;
        }
        if (n->kind != 'c' || (w = word()) == NULL)
            break;
        if (!any && *at == '(') {
            /* A function: its name, and a command as its body. */
            for (at++; blanks(), *at == ')';) {
                at++;
                while (blanks(), *at == '\n')
                    at++;
                add(&n->words, &words, w);
                n->kind = 'd';
                n->right = command();
                return failed ? NULL : n;
            }
            wrong();
            return NULL;
        }
        any = 1;
        if (words == 0 && is_assignment(w))
            add(&n->assignments, &assignments, w);
        else
            add(&n->words, &words, w);
    }
    if (!any || failed) {
        wrong();
        return NULL;
    }
    return n;
}

static struct node *pipeline(void)
{
    struct node *n;
    blanks();
    if (at[0] == '!' && (at[1] == ' ' || at[1] == '\t')) {
        at++;
        n = pipeline();
        return n ? join('!', n, NULL) : NULL;
    }
    n = command();
    blanks();
    if (n && *at == '|' && at[1] != '|') {
        struct node *right;
        at++;
        while (blanks(), *at == '\n')
            at++;
        right = pipeline();
        return right ? join('|', n, right) : NULL;
    }
    return n;
}

static struct node *and_or(void)
{
    struct node *n = pipeline();
    for (;;) {
        int kind;
        struct node *right;
        blanks();
        if (n == NULL || at[0] != at[1] || (*at != '&' && *at != '|'))
            return n;
        kind = *at == '&' ? 'A' : 'O';
        at += 2;
        while (blanks(), *at == '\n')
            at++;
        right = pipeline();
        if (right == NULL)
            return NULL;
        n = join(kind, n, right);
    }
}

static struct node *list(void)
{
    struct node *n, *right;
    int kind;
    while (blanks(), *at == '\n')
        at++;
    if (*at == 0 || *at == ')' || (at[0] == ';' && at[1] == ';') || closes())
        return NULL;
    n = and_or();
    blanks();
    if (n == NULL || *at == 0 || *at == ')' || (at[0] == ';' && at[1] == ';'))
        return n;
    kind = *at == '&' ? '&' : ';';
    if (*at != ';' && *at != '&' && *at != '\n') {
        wrong();
        return NULL;
    }
    at++;
    right = list();
    return right || kind == '&' ? join(kind, n, right) : n;
}

struct node *__sh_parse(char *text)
{
    struct node *n;
    at = text;
    n = list();
    if (!failed && *at)
        wrong();
    return failed ? NULL : n;
}
