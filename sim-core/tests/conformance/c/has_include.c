/* __has_include and __has_attribute count as macros. */
#include <stdio.h>

#ifdef __has_include
#if __has_include(<stdio.h>) && !__has_include("no_such_file.h")
#define FOUND "found"
#endif
#endif

#if defined(__has_attribute) && defined __has_include
#define BOTH 1
#endif

#ifndef __has_attribute
#error "gcc 12 has it"
#endif

int main(void)
{
    puts(FOUND);
    printf("%d\n", BOTH);
    return 0;
}
