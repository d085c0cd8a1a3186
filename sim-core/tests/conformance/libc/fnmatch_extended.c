/* fnmatch with FNM_EXTMATCH: ksh's patterns of alternatives. */
#define _GNU_SOURCE
#include <fnmatch.h>
#include <stdio.h>

int main(void)
{
    static const char *const tests[][2] = {
        {"@(x|y)z", "yz"}, {"@(x|y)z", "xyz"}, {"!(a)", "b"}, {"!(a)", "a"}, {"!(a)", "aa"},
        {"+([0-9])", "123"}, {"+([0-9])", ""}, {"*(ab|c)d", "abcabd"}, {"*(ab|c)d", "d"},
        {"*(ab|c)d", "abbd"}, {"?(un)do", "undo"}, {"?(un)do", "do"}, {"?(un)do", "ununun"},
        {"*.@(c|h)", "main.c"}, {"*.@(c|h)", "main.o"}, {"*.!(o)", "main.o"}, {"*.!(o)", "main.cc"},
        {"a@(b|[)c])d", "a)d"}, {"+(a|b+(c))x", "abccax"}, {"@(a", "@(a"}, {"\\@(a)", "@(a)"},
    };
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        printf("%s %s: %d %d\n", tests[i][0], tests[i][1], fnmatch(tests[i][0], tests[i][1], FNM_EXTMATCH),
               fnmatch(tests[i][0], tests[i][1], 0));
    return 0;
}
