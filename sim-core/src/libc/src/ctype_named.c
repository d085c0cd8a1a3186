/* The classes of characters by name, for [[:alpha:]] and for wctype(3). */
#include <bits/lib.h>
#include <ctype.h>

int __rt_strncmp(const char *a, const char *b, size_t n);

static const char names[12][8] = {"alnum", "alpha", "blank", "cntrl", "digit", "graph",
                                  "lower", "print", "punct", "space", "upper", "xdigit"};

/* 1 to 12; 0 if there is no class of that name. */
int __ctype_class(const char *name, size_t n)
{
    int i;
    for (i = 0; i < 12; i++)
        if (n <= 7 && __rt_strncmp(name, names[i], n) == 0 && names[i][n] == 0)
            return i + 1;
    return 0;
}

int __ctype_is(int class, int c)
{
    if (c < 0 || c > 255)
        return 0;
    switch (class) {
    case 1: return isalnum(c) != 0;
    case 2: return isalpha(c) != 0;
    case 3: return isblank(c) != 0;
    case 4: return iscntrl(c) != 0;
    case 5: return isdigit(c) != 0;
    case 6: return isgraph(c) != 0;
    case 7: return islower(c) != 0;
    case 8: return isprint(c) != 0;
    case 9: return ispunct(c) != 0;
    case 10: return isspace(c) != 0;
    case 11: return isupper(c) != 0;
    case 12: return isxdigit(c) != 0;
    }
    return 0;
}

/* Whether the character is of the class; -1 if there is no class of that name. */
int __ctype_named(const char *name, size_t n, int c)
{
    int class = __ctype_class(name, n);
    return class ? __ctype_is(class, c) : -1;
}
