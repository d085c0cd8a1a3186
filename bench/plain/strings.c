/* Pointers to characters. */
#include <stdio.h>

char text[4001];

int main(void) {
    int round, vowels = 0, i;
    char *p;
    for (i = 0; i < 4000; i++) text[i] = 'a' + (i * 7) % 26;
    for (round = 0; round < 60; round++)
        for (p = text; *p; p++)
            if (*p == 'a' || *p == 'e' || *p == 'i' || *p == 'o' || *p == 'u') vowels++;
    printf("%d\n", vowels);
    return 0;
}
