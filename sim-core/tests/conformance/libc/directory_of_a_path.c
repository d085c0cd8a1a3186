/* dirname and the two basenames; <libgen.h> may stand before <string.h>. */
#include <libgen.h>
#include <string.h>
#include <stdio.h>

int main(void)
{
    const char *paths[] = {"//", "///", "////", "//a", "//a/", "///a", "/a", "/a//", "//a/b", "a//", "a//b//",
                           "//a//b", "/", "usr", "", ".", "..", "/usr/lib/x.c"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        char one[32], two[32];
        strcpy(one, paths[i]);
        strcpy(two, paths[i]);
        printf("%s: %s %s\n", paths[i], dirname(one), basename(two));
    }
    return 0;
}
