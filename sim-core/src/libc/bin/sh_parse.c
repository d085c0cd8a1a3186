/* The shell's grammar: a text to a tree. Words stay as they are written. */
#include <bits/command.h>
#include <bits/shell.h>
#include <ctype.h>

static char *at;
static int failed;

static struct node *list(void);

int __sh_failed(void)
{
    return failed;
}

static void wrong(void)
{
    if (!failed)
        fprintf(stderr, *at == 0 ? "sh: 1: Syntax error: end of file unexpected\n"
                        : *at == '\n' ? "sh: 1: Syntax error: newline unexpected\n"
                                      : "sh: 1: Syntax error: \"%.*s\" unexpected\n",
                at[0] == at[1] && strchr("&|;", *at) ? 2 : 1, at);
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

/* A word as it is written, with its quotes; NULL if there is none. */
static char *word(void)
{
    char *start = at;
    while (*at && !strchr(" \t\n;&|<>()", *at)) {
        if (*at == '\\' && at[1])
            at += 2;
        else if (*at == '\'' || *at == '"') {
            char quote = *at++;
            while (*at && *at != quote)
                at += *at == '\\' && quote == '"' && at[1] ? 2 : 1;
            if (*at == 0) {
                if (!failed)
                    fprintf(stderr, "sh: 1: Syntax error: Unterminated quoted string\n");
                failed = 1;
                return NULL;
            }
            at++;
        } else
            at++;
    }
    return at == start ? NULL : strndup(start, at - start);
}

static struct redirection *redirection(int fd)
{
    struct redirection *r = calloc(1, sizeof *r);
    r->kind = *at++;
    r->fd = fd >= 0 ? fd : r->kind == '>';
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

static struct node *command(void)
{
    struct node *n = join('c', NULL, NULL);
    struct redirection **last = &n->redirections;
    int words = 0, assignments = 0, any = 0;
    n->words = calloc(1, sizeof *n->words);
    n->assignments = calloc(1, sizeof *n->assignments);
    blanks();
    if (*at == '(') {
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
        if (n->kind == '(' || (w = word()) == NULL)
            break;
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
    if (*at == 0 || *at == ')')
        return NULL;
    n = and_or();
    blanks();
    if (n == NULL || *at == 0 || *at == ')')
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
