#include <stdio.h>
int main(void)
{
    int a = 5, b = 0;
    printf("%d\n", a / 0);
    printf("%d\n", a ** 2);
    int c = a =+ 3;
    if (a => 3) b++;
    if (a =< 3) b++;
    if (a <> b) b--;
    return 0;
}
