/* iswalpha(3) and its kin in the C locale. */
#include <bits/lib.h>
#include <ctype.h>
#include <wctype.h>

int __ctype_class(const char *name, size_t n);
int __ctype_is(int class, int c);
int __rt_strcmp(const char *a, const char *b);

int iswctype(wint_t c, wctype_t type)
{
    return c < 128 && __ctype_is(type, c);
}

wctype_t wctype(const char *name)
{
    return __ctype_class(name, __rt_strlen(name));
}

int iswalnum(wint_t c)
{
    return c < 128 ? isalnum(c) : 0;
}

int iswalpha(wint_t c)
{
    return c < 128 ? isalpha(c) : 0;
}

int iswblank(wint_t c)
{
    return c < 128 ? isblank(c) : 0;
}

int iswcntrl(wint_t c)
{
    return c < 128 ? iscntrl(c) : 0;
}

int iswdigit(wint_t c)
{
    return c - 48 <= 9; /* gcc makes this of isdigit */
}

int iswgraph(wint_t c)
{
    return c < 128 ? isgraph(c) : 0;
}

int iswlower(wint_t c)
{
    return c < 128 ? islower(c) : 0;
}

int iswprint(wint_t c)
{
    return c < 128 ? isprint(c) : 0;
}

int iswpunct(wint_t c)
{
    return c < 128 ? ispunct(c) : 0;
}

int iswspace(wint_t c)
{
    return c < 128 ? isspace(c) : 0;
}

int iswupper(wint_t c)
{
    return c < 128 ? isupper(c) : 0;
}

int iswxdigit(wint_t c)
{
    return c < 128 ? isxdigit(c) : 0;
}

wint_t towlower(wint_t c)
{
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

wint_t towupper(wint_t c)
{
    return c >= 'a' && c <= 'z' ? c - 32 : c;
}

static const int lower_case = 1, upper_case = 2;

wctrans_t wctrans(const char *name)
{
    return __rt_strcmp(name, "tolower") == 0 ? &lower_case : __rt_strcmp(name, "toupper") == 0 ? &upper_case : NULL;
}

wint_t towctrans(wint_t c, wctrans_t how)
{
    return how == &lower_case ? towlower(c) : how == &upper_case ? towupper(c) : c;
}
