/* gettext(3) and its kin in the C locale, which translates nothing. */
#include <bits/lib.h>

char *strdup(const char *s);
void free(void *p);

char *gettext(const char *message)
{
    return (char *)message;
}

char *dgettext(const char *domain, const char *message)
{
    return (char *)message;
}

char *dcgettext(const char *domain, const char *message, int category)
{
    return (char *)message;
}

char *ngettext(const char *one, const char *more, unsigned long n)
{
    return (char *)(n == 1 ? one : more);
}

char *dngettext(const char *domain, const char *one, const char *more, unsigned long n)
{
    return ngettext(one, more, n);
}

static char *current = "messages";

char *textdomain(const char *domain)
{
    char *copy;
    if (domain == NULL)
        return current;
    copy = *domain ? strdup(domain) : "messages";
    if (copy)
        current = copy;
    return copy;
}

/* One binding is remembered: that of the last domain. */
static char *bound, *bound_to;

static int same(const char *a, const char *b)
{
    while (*a && *a == *b)
        a++, b++;
    return *a == *b;
}

char *bindtextdomain(const char *domain, const char *directory)
{
    if (domain == NULL || *domain == 0)
        return NULL;
    if (directory) {
        free(bound);
        free(bound_to);
        bound = strdup(domain);
        bound_to = strdup(directory);
    }
    return bound && same(bound, domain) ? bound_to : "/usr/share/locale";
}

char *bind_textdomain_codeset(const char *domain, const char *codeset)
{
    return (char *)codeset;
}
