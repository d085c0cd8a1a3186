#include <stdio.h>
int main(void)
{
    switch (3) {
    case 1: printf("1\n"); break;
    case 1: printf("1\n");
    case x: break;
    default: ;
    default: ;
    }
    break;
    continue;
    return 0;
}
