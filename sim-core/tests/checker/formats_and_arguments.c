#include <stdio.h>
int main(void)
{
    int n;
    scanf("%d", n);
    char s[10];
    scanf("%s", &s);
    printf("%s %d\n", n, s);
    printf("%d %d\n", n);
    printf("%d\n", n, n);
    return 0;
}
