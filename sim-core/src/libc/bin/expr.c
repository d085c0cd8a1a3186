/* expr(1): coreutils' expr.c. */
#include <bits/command.h>
#include <regex.h>

static char **at;
static const char *last = "";

static char *text(long n)
{
    char *s;
    if (asprintf(&s, "%ld", n) < 0)
        exit(3);
    return s;
}

static int number(const char *s, long *to)
{
    const char *p = s + (*s == '-');
    if (*p == 0 || p[strspn(p, "0123456789")])
        return 0;
    *to = strtol(s, NULL, 10);
    return 1;
}

static long need(const char *s)
{
    long n;
    if (!number(s, &n))
        error(2, 0, "non-integer argument");
    return n;
}

/* "" and 0 are false. */
static int null(const char *s)
{
    const char *p = s + (*s == '-');
    return *s == 0 || (*p && p[strspn(p, "0")] == 0);
}

static int next(const char *word)
{
    if (*at == NULL || strcmp(*at, word))
        return 0;
    last = *at++;
    return 1;
}

static char *either(int run);

static char *taken(void)
{
    if (*at == NULL)
        error(2, 0, "syntax error: missing argument after '%s'", last);
    last = *at;
    return *at++;
}

static char *primary(int run)
{
    char *v;
    if (next("+"))
        return taken();
    if (next("(")) {
        v = either(run);
        if (*at == NULL)
            error(2, 0, "syntax error: expecting ')' after '%s'", last);
        if (!next(")"))
            error(2, 0, "syntax error: expecting ')' instead of '%s'", *at);
        return v;
    }
    if (*at && !strcmp(*at, ")"))
        error(2, 0, "syntax error: unexpected ')'");
    return taken();
}

static char *matched(const char *s, const char *pattern)
{
    regex_t re;
    regmatch_t m[2];
    char *v;
    int e = regcomp(&re, pattern, 0);
    if (e) {
        char message[100];
        regerror(e, &re, message, sizeof message);
        error(2, 0, "%s", message);
    }
    e = regexec(&re, s, 2, m, 0);
    if (e || m[0].rm_so)
        return re.re_nsub ? "" : "0";
    if (re.re_nsub == 0)
        return text(m[0].rm_eo);
    if (m[1].rm_so < 0)
        return "";
    v = strndup(s + m[1].rm_so, m[1].rm_eo - m[1].rm_so);
    return v;
}

static char *words(int run)
{
    if (next("match")) {
        char *a = words(run), *b = words(run);
        return run ? matched(a, b) : "";
    }
    if (next("length"))
        return text(strlen(words(run)));
    if (next("index")) {
        char *a = words(run), *b = words(run);
        size_t n = strcspn(a, b);
        return text(a[n] ? n + 1 : 0);
    }
    if (next("substr")) {
        char *s = words(run), *a = words(run), *b = words(run);
        long from, n;
        if (!number(a, &from) || !number(b, &n) || from <= 0 || n <= 0 || from > (long)strlen(s))
            return "";
        return strndup(s + from - 1, n);
    }
    return primary(run);
}

static char *colon(int run)
{
    char *l = words(run);
    while (next(":")) {
        char *r = words(run);
        if (run)
            l = matched(l, r);
    }
    return l;
}

static char *product(int run)
{
    char *l = colon(run);
    for (;;) {
        int op = next("*") ? '*' : next("/") ? '/' : next("%") ? '%' : 0;
        char *r;
        long a, b;
        if (op == 0)
            return l;
        r = colon(run);
        if (!run)
            continue;
        a = need(l);
        b = need(r);
        if (op != '*' && b == 0)
            error(2, 0, "division by zero");
        l = text(op == '*' ? a * b : op == '/' ? a / b : a % b);
    }
}

static char *sum(int run)
{
    char *l = product(run);
    for (;;) {
        int op = next("+") ? '+' : next("-") ? '-' : 0;
        char *r;
        if (op == 0)
            return l;
        r = product(run);
        if (run) {
            long a = need(l), b = need(r);
            l = text(op == '+' ? a + b : a - b);
        }
    }
}

static char *compare(int run)
{
    static const char *const ops[] = {"<", "<=", "=", "==", "!=", ">=", ">"};
    char *l = sum(run);
    for (;;) {
        int op, r;
        char *right;
        long a, b;
        for (op = 0; op < 7 && !next(ops[op]); op++)
            ;
        if (op == 7)
            return l;
        right = sum(run);
        if (number(l, &a) && number(right, &b))
            r = a < b ? -1 : a > b;
        else
            r = strcoll(l, right);
        switch (op) {
        case 0: r = r < 0; break;
        case 1: r = r <= 0; break;
        case 4: r = r != 0; break;
        case 5: r = r >= 0; break;
        case 6: r = r > 0; break;
        default: r = r == 0;
        }
        l = r ? "1" : "0";
    }
}

static char *both(int run)
{
    char *l = compare(run);
    while (next("&")) {
        char *r = compare(run && !null(l));
        if (null(l) || null(r))
            l = "0";
    }
    return l;
}

static char *either(int run)
{
    char *l = both(run);
    while (next("|")) {
        char *r = both(run && null(l));
        if (null(l))
            l = null(r) ? "0" : r;
    }
    return l;
}

static int run(int argc, char **argv, char **envp)
{
    char *v;
    at = argv + 1;
    if (*at && !strcmp(*at, "--"))
        at++;
    if (*at == NULL)
        return __cmd_missing(2, NULL);
    v = either(1);
    if (*at)
        error(2, 0, "syntax error: unexpected argument '%s'", *at);
    puts(v);
    return null(v);
}

void __bin_expr(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
