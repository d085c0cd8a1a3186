/* strerrorname_np(3); with _GNU_SOURCE strerror_r returns the text. */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>

int main(void)
{
    char b[8];
    for (int i = -1; i < 136; i++)
        printf("%d %s\n", i, strerrorname_np(i) ? strerrorname_np(i) : "-");
    printf("%s %s\n", strerror_r(2, b, sizeof b), strerror_r(9999, b, sizeof b));
    return 0;
}
