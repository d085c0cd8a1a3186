#include <stdio.h>
int main(void) {
    int x = 08;
    int y = 0xZZ;
    float f = 3.14.15;
    int 2nd = 3;
    char s[] = "bad \q escape";
    int my-var = 4;
    int if = 3;
    return 0;
}
