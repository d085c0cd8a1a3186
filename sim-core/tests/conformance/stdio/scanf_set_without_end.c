/* A set of scanf's that is never closed matches nothing. */
#include <stdio.h>
#include <string.h>

int main(void)
{
    char text[16] = "before", more[16] = "";
    int n = sscanf("abc", "%[a-c", text);
    printf("%d %s\n", n, text);
    n = sscanf("abc", "%1s%[^x", text, more);
    printf("%d %s %s\n", n, text, more);
    n = sscanf("a]c", "%[]a]%s", text, more);
    printf("%d %s %s\n", n, text, more);
    return 0;
}
