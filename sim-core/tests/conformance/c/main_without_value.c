/* main's end is return 0; but "return;" in it returns what the last call left. */
#include <stdio.h>

int main(void)
{
    printf("seven characters and more: %d\n", 7);
    if (printf("six...") == 6)
        return;
    return 3;
}
