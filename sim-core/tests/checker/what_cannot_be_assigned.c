#include <stdio.h>
int main(void)
{
    int x = 10;
    int x = 20;
    const int c = 3;
    c = 4;
    5 = x;
    x + 1 = 3;
    return 0;
}
