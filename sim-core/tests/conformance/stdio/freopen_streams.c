/* freopen(3): another file, the same file, no file. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <errno.h>
#include <fcntl.h>
int main(void)
{
    printf("before\n");
    FILE *g = freopen("o", "w", stdout);
    fprintf(stderr, "%d %d\n", g == stdout, fileno(stdout));
    printf("to file\n");
    puts("more");
    fflush(stdout);
    system("echo from child");
    g = freopen("o", "a", stdout);
    printf("again\n");
    g = freopen(NULL, "r", stdout);
    fprintf(stderr, "null: %d %d\n", g != NULL, errno);
    FILE *f = fopen("o", "r");
    char b[50];
    while (f && fgets(b, 50, f))
        fputs(b, stderr);
    if (f)
        fclose(f);
    f = fopen("o", "r");
    f = freopen("nosuch", "r", f);
    fprintf(stderr, "%d %d\n", f == 0, errno);
    int fd = open("o", 0);
    fprintf(stderr, "fd=%d\n", fd);
    freopen("o", "r", stdin);
    while (fgets(b, 50, stdin))
        fprintf(stderr, "in:%s", b);
    freopen("/dev/null", "r", stdin);
    fprintf(stderr, "%d\n", getchar());
    unlink("o");
    return 0;
}
