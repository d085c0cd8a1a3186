/* One size is read, then the conversion: what follows a second one is none, and is printed. */
#include <stdio.h>

int main(void)
{
    printf("[%hhhd][%hld]\n", 1, 2);
    printf("[%llf][%hs][%5k]\n", 4.0L, "text");
    return 0;
}
