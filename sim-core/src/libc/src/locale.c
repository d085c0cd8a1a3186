/* setlocale(3), localeconv(3): the C locale only. */
#include <bits/lib.h>

int __rt_strcmp(const char *a, const char *b);

struct lconv { char *text[10]; char number[14]; };

static struct lconv c_locale = {
    {".", "", "", "", "", "", "", "", "", ""},
    {127, 127, 127, 127, 127, 127, 127, 127, 127, 127, 127, 127, 127, 127}
};

char *setlocale(int category, const char *locale)
{
    if (category < 0 || category > 12) {
        errno = 22; /* EINVAL */
        return NULL;
    }
    if (locale == NULL || *locale == 0 || __rt_strcmp(locale, "C") == 0 || __rt_strcmp(locale, "POSIX") == 0)
        return "C";
    errno = 2; /* ENOENT: there is no file of it (_nl_find_locale) */
    return NULL;
}

struct lconv *localeconv(void)
{
    return &c_locale;
}
