/* What may be repeated in an expression: not an anchor, and in a basic one nothing twice. */
#include <regex.h>
#include <stdio.h>

static void try(const char *pattern, const char *text, int flags)
{
    regex_t r;
    regmatch_t m[2];
    char message[80];
    int e = regcomp(&r, pattern, flags);
    printf("%s %s '%s': ", flags ? "extended" : "basic", pattern, text);
    if (e) {
        regerror(e, &r, message, sizeof message);
        puts(message);
        return;
    }
    e = regexec(&r, text, 2, m, 0);
    if (e)
        puts("no match");
    else
        printf("%d to %d\n", (int)m[0].rm_so, (int)m[0].rm_eo);
    regfree(&r);
}

int main(void)
{
    static const char *const patterns[] = {
        "^*", "^*a", "^+", "a^*", "a$*", "$?", "\\b*", "\\<*a", "\\>{2}", "\\B+", "^{2}", "^\\{2\\}", "(^)*a", "a**", "a*\\{2\\}",
        "a*{2}", "\\(^*a\\)", "\\(*a\\)", "*a", "+a", "?", "a|*b", "a|^*b", "(*a)", "()", "a+?", "a\\{1,2\\}*", "x*", "\\b^a",
        "^^a", "a$$", "a$b", "^a^", "a|$", "\\`a", "a\\'*"
    };
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        try(patterns[i], "a*b^a$", 0);
        try(patterns[i], "a*b^a$", REG_EXTENDED);
    }
    return 0;
}
