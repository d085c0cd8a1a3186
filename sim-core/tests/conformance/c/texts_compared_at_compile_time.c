/* gcc works out strcmp and memcmp of texts that it knows, even without optimisation, to -1, 0 or 1; the library gives
   the difference of the first characters that differ. strncmp gcc leaves to the library. */
#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *a = "abc", *x = "xyz";
    int two = 2;
    printf("%d %d\n", strcmp("abc", "xyz"), strcmp(a, x));
    printf("%d %d\n", strcmp("xyz", "abc"), strcmp(x, a));
    printf("%d %d\n", strcmp("abc", "abcd"), strcmp("abc", a));
    printf("%d %d\n", strncmp("abc", "xyz", 2), strncmp("abc", "xyz", two));
    printf("%d %d\n", strncmp("abc", "abz", 2), memcmp("abc", "abz", 2));
    printf("%d %d\n", memcmp("abc", "xyz", 3), memcmp(a, x, 3) < 0);
    printf("%d %d\n", strcmp("abc" + 1, "xyz"), strcmp(&"abc"[2], "c"));
    printf("%d %d\n", strcmp("", "xyz"), strcmp("a\0b", "a"));
    return 0;
}
