#include <stdio.h>

struct pair {
    char name[8];
    int number;
};

int main(void) {
    struct pair p = {"abc", 7};
    for (int i = 0; i < 12; i++)
        p.name[i] = 'A' + i;
    printf("%.8s %x\n", p.name, p.number);
    return 0;
}
