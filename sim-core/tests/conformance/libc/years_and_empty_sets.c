// asctime of years that take more than four digits, and sets of signals that only look empty.
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

int main(void)
{
    int years[] = {-1900, -3000, 99, 8099, 8100, INT_MAX - 1900};
    for (int i = 0; i < 6; i++) {
        struct tm tm = {.tm_year = years[i], .tm_mon = i, .tm_mday = 1 + i};
        char buf[64] = "";
        errno = 0;
        char *r = asctime_r(&tm, buf);
        printf("%d %s %s", r != NULL, strerror(errno), r ? buf : "\n");
        printf("%s", asctime(&tm));
    }
    struct tm last = {.tm_year = INT_MAX};
    printf("%d", asctime(&last) == NULL);
    printf(" %s\n", strerror(errno));
    sigset_t set;
    sigemptyset(&set);
    printf("%d", sigisemptyset(&set));
    sigaddset(&set, 40);
    printf("%d", sigisemptyset(&set));
    sigaddset(&set, 2);
    printf("%d\n", sigisemptyset(&set));
    return 0;
}
