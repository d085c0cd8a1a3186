/* getsubopt(3): stdlib/getsubopt.c. */
#include <bits/lib.h>

int __rt_strncmp(const char *a, const char *b, size_t n);
char *__rt_strchrnul(const char *s, int c);

int getsubopt(char **option, char *const *tokens, char **value)
{
    char *end, *sign;
    int i;
    if (**option == 0)
        return -1;
    end = __rt_strchrnul(*option, ',');
    for (sign = *option; sign < end && *sign != '='; sign++)
        ;
    for (i = 0; tokens[i]; i++)
        if (__rt_strncmp(*option, tokens[i], sign - *option) == 0 && tokens[i][sign - *option] == 0) {
            *value = sign < end ? sign + 1 : NULL;
            break;
        }
    if (tokens[i] == NULL) {
        *value = *option;
        i = -1;
    }
    if (*end)
        *end++ = 0;
    *option = end;
    return i;
}
