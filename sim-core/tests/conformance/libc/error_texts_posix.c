/* Without _GNU_SOURCE strerror_r is POSIX's: it fills the buffer and returns a number. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    char b[40] = "-";
    int r = strerror_r(ENOENT, b, sizeof b);
    printf("%d %s\n", r, b);
    r = strerror_r(ENOENT, b, 10);
    printf("%d %s\n", r, b);
    r = strerror_r(9999, b, sizeof b);
    printf("%d %s\n", r, b);
    return 0;
}
