/* The texts of errors and signals; ctype's classes. */
#define _GNU_SOURCE
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    for (int i = -1; i < 136; i++)
        printf("%d %s\n", i, strerror(i));
    for (int i = 0; i < 66; i++)
        printf("%d %s\n", i, strsignal(i));
    for (int c = -1; c < 256; c++)
        printf("%x%x%x ", !!isalnum(c) << 3 | !!isalpha(c) << 2 | !!isblank(c) << 1 | !!iscntrl(c),
               !!isdigit(c) << 3 | !!isgraph(c) << 2 | !!islower(c) << 1 | !!isprint(c),
               !!ispunct(c) << 3 | !!isspace(c) << 2 | !!isupper(c) << 1 | !!isxdigit(c));
    printf("\n");
    errno = EACCES;
    perror("perror");
    errno = ENOENT;
    perror(NULL);
    return 0;
}
