/* gcc leaves out a call of a pure function whose result nobody wants, even at -O0; __FILE_NAME__. */
#include <stdio.h>
#include <string.h>

static char *effect(const char *what)
{
    puts(what);
    return "x";
}

int main(void)
{
    char *nothing = NULL;
    strlen(nothing);
    strcmp(nothing, "a");
    (void)strchr(nothing, 'a');
    memcmp(nothing, nothing, 5);
    strcmp(effect("left"), effect("right"));
    puts("still here");
    puts(strchr(__FILE_NAME__, '/') ? "path" : "name");
    return 0;
}
