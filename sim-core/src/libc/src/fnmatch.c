/* fnmatch(3) in the C locale: posix/fnmatch_loop.c. */
#include <bits/lib.h>
#include <stdlib.h>
#include <string.h>

enum { PATHNAME = 1, NOESCAPE = 2, PERIOD = 4, LEADING_DIR = 8, CASEFOLD = 16, EXTMATCH = 32 };

int __ctype_named(const char *name, size_t n, int c);

static int fold(int c, int flags)
{
    return flags & CASEFOLD && c >= 'A' && c <= 'Z' ? c + 32 : c;
}

/* [set]: whether it takes the character; where it ends, or NULL if it never does. */
static const char *set(const char *p, int c, int flags, int *found)
{
    int not = *p == '!' || *p == '^', first = 1, hit = 0;
    for (p += not;; first = 0) {
        int from = (unsigned char)*p, to;
        if (from == 0)
            return NULL;
        if (from == ']' && !first)
            break;
        if (from == '[' && p[1] == ':') {
            const char *end = p + 2;
            while (*end && !(*end == ':' && end[1] == ']'))
                end++;
            if (*end) {
                hit |= __ctype_named(p + 2, end - p - 2, c) > 0
                       || (flags & CASEFOLD && c >= 'a' && c <= 'z' && __ctype_named(p + 2, end - p - 2, c - 32) > 0);
                p = end + 2;
                continue;
            }
        }
        if (from == '\\' && !(flags & NOESCAPE) && p[1])
            from = (unsigned char)*++p;
        to = from;
        p++;
        if (*p == '-' && p[1] && p[1] != ']') {
            to = (unsigned char)*++p;
            if (to == '\\' && !(flags & NOESCAPE) && p[1])
                to = (unsigned char)*++p;
            p++;
        }
        if (c >= fold(from, flags) && c <= fold(to, flags))
            hit = 1;
    }
    *found = hit != not;
    return p + 1;
}

static int match(const char *p, const char *s, const char *start, int flags);

/* The end of an alternative: its '|' or ')'; NULL if the list never ends. */
static const char *alternative_end(const char *p)
{
    int depth = 0;
    for (; *p; p++) {
        if (*p == '\\' && p[1])
            p++;
        else if (*p == '[') {
            const char *q = p + 1 + (p[1] == '!' || p[1] == '^');
            for (q += *q == ']'; *q && *q != ']'; q++)
                ;
            if (*q)
                p = q;
        } else if (*p == '(')
            depth++;
        else if (*p == '|' && depth == 0)
            return p;
        else if (*p == ')' && depth-- == 0)
            return p;
    }
    return NULL;
}

/* Whether the n characters at s are what the first of the alternatives at `list`, or one behind it, takes. */
static int one_of(const char *list, const char *s, size_t n, const char *start, int flags)
{
    char *part = malloc(n + 1);
    int found = 0;
    if (part == NULL)
        return 0;
    memcpy(part, s, n);
    part[n] = 0;
    for (const char *end; !found; list = end + 1) {
        char *pattern;
        end = alternative_end(list);
        if ((pattern = strndup(list, end - list)) == NULL)
            break;
        found = match(pattern, part, s == start ? part : part - 1, flags & ~LEADING_DIR) == 0;
        free(pattern);
        if (*end == ')')
            break;
    }
    free(part);
    return found;
}

/* FNM_EXTMATCH: ?(a|b), *(…), +(…), @(…) and !(…), at the character before the parenthesis. -1: it is none. */
static int extended(const char *p, const char *s, const char *start, int flags)
{
    const char *list = p + 2, *end = list - 1;
    size_t n, length = strlen(s);
    int kind = *p;
    do
        end = alternative_end(end + 1);
    while (end && *end == '|');
    if (end == NULL)
        return -1;
    if (strchr("?*", kind) && match(end + 1, s, start, flags) == 0)
        return 0;
    for (n = 0; n <= length; n++) {
        if (one_of(list, s, n, start, flags) == (kind == '!'))
            continue;
        if (match(end + 1, s + n, start, flags) == 0)
            return 0;
        /* Once more, of what is left. */
        if (n > 0 && (kind == '*' || kind == '+') && extended(p, s + n, start, flags) == 0)
            return 0;
    }
    return 1;
}

static int match(const char *p, const char *s, const char *start, int flags)
{
    for (; *p; s++) {
        int c = fold((unsigned char)*s, flags);
        int leading = *s == '.' && flags & PERIOD && (s == start || (flags & PATHNAME && s[-1] == '/'));
        if (flags & EXTMATCH && p[1] == '(' && strchr("?*+@!", *p)) {
            int r = extended(p, s, start, flags);
            if (r >= 0)
                return r;
        }
        switch (*p) {
        case '?':
            if (c == 0 || leading || (c == '/' && flags & PATHNAME))
                return 1;
            p++;
            break;
        case '*':
            if (leading)
                return 1;
            while (*p == '*')
                p++;
            for (;; s++) {
                if (match(p, s, start, flags) == 0)
                    return 0;
                if (*s == 0 || (*s == '/' && flags & PATHNAME))
                    return 1;
                if (s[1] == '.' && flags & PERIOD && flags & PATHNAME && *s == '/')
                    return 1;
            }
        case '[': {
            int hit = 0;
            const char *end;
            if (c == 0 || leading || (c == '/' && flags & PATHNAME))
                return 1;
            end = set(p + 1, c, flags, &hit);
            if (end == NULL) {
                if (c != '[')
                    return 1;
                p++;
                break;
            }
            if (!hit)
                return 1;
            p = end;
            break;
        }
        case '\\':
            if (!(flags & NOESCAPE)) {
                if (*++p == 0)
                    return 1;
            }
        default:
            if (c != fold((unsigned char)*p, flags) || c == 0)
                return 1;
            p++;
        }
    }
    return *s == 0 || (flags & LEADING_DIR && *s == '/') ? 0 : 1;
}

int fnmatch(const char *pattern, const char *name, int flags)
{
    return match(pattern, name, name, flags);
}
