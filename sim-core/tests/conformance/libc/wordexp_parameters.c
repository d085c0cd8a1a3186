/* wordexp: ${NAME…} in its forms, and arithmetic. */
#include <stdio.h>
#include <stdlib.h>
#include <wordexp.h>

static void show(const char *text, int flags)
{
    wordexp_t words;
    int error = wordexp(text, &words, flags);
    printf("%s -> %d:", text, error);
    if (error == 0) {
        for (size_t i = 0; i < words.we_wordc; i++)
            printf(" [%s]", words.we_wordv[i]);
        wordfree(&words);
    }
    puts("");
}

int main(void)
{
    setenv("V", "two words", 1);
    setenv("E", "", 1);
    setenv("F", "dir/name.tar.gz", 1);
    unsetenv("U");
    show("${U:-default} ${E:-default} ${E-unset} ${V:-no}", 0);
    show("${V:+alternative} ${U:+alternative}x ${E+set}", 0);
    show("${U:=assigned} $U", 0);
    show("${#V} ${#E} \"${V}\" ${V}", 0);
    show("${F%.*} ${F%%.*} ${F#*/} ${F##*.}", 0);
    show("${U2:-$V} \"${U2:-$V}\"", 0);
    show("${U2:-${F}}", 0);
    show("$((3 + 4 * 2)) $((10 / 3 - 1)) $(( (1 + 2) * 3 ))", 0);
    show("${", 0);
    show("${V", 0);
    show("$U3 x", WRDE_UNDEF);
    return 0;
}
