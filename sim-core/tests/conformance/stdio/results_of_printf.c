/* What printf(3) returns; with its result used it prints (null). */
#include <stdio.h>
int main(void)
{
    char *p = 0;
    int n = printf("%c", 'x');
    printf("%d\n", n);
    n = printf("%s\n", "abc");
    printf("%d\n", n);
    n = printf("hi\n");
    printf("%d\n", n);
    n = printf("\n");
    printf("%d\n", n);
    n = printf("a");
    printf("%d\n", n);
    n = printf("%s", "");
    printf("%d\n", n);
    n = printf("");
    printf("%d\n", n);
    printf("%.3s|%5s|%-8s|%.0s|%10.4s\n", p, p, p, p, p);
    return 0;
}
