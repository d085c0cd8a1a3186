/* strtok(3), strsep(3). */
#include <bits/lib.h>

size_t __rt_strspn(const char *s, const char *set);
size_t __rt_strcspn(const char *s, const char *set);

char *strtok_r(char *s, const char *delim, char **save)
{
    char *end;
    if (s == NULL)
        s = *save;
    if (*s == 0) {
        *save = s;
        return NULL;
    }
    s += __rt_strspn(s, delim);
    if (*s == 0) {
        *save = s;
        return NULL;
    }
    end = s + __rt_strcspn(s, delim);
    if (*end == 0)
        *save = end;
    else {
        *end = 0;
        *save = end + 1;
    }
    return s;
}

char *strtok(char *s, const char *delim)
{
    static char *old;
    return strtok_r(s, delim, &old);
}

char *strsep(char **s, const char *delim)
{
    char *begin = *s, *end;
    if (begin == NULL)
        return NULL;
    end = begin + __rt_strcspn(begin, delim);
    if (*end) {
        *end++ = 0;
        *s = end;
    } else
        *s = NULL;
    return begin;
}
