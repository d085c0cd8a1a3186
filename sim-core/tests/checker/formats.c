#include <stdio.h>
int main()
{
    printf("%d %s %ld\n", 1.5, 3, 4);
    printf("%d\n");
    printf("x", 1);
    return 0;
}
