/* strerror(3), strsignal(3), perror(3) for all numbers. */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <errno.h>
int main(void)
{
    for (int i = -2; i < 140; i++)
        printf("%d %s\n", i, strerror(i));
    printf("%s\n", strerror(1000));
    printf("%s\n", strerror(-2147483647 - 1));
    for (int i = -1; i < 70; i++)
        printf("%d %s\n", i, strsignal(i));
    char b[10];
    printf("%s\n", strerror_r(2, b, 10));
    printf("%s\n", strerror_r(999, b, 10));
    printf("%s\n", strerrordesc_np(11));
    errno = 2;
    perror("x");
    errno = 2;
    perror("");
    errno = 2;
    perror(0);
    errno = 0;
    perror("ok");
    errno = 300;
    perror("a");
    return 0;
}
