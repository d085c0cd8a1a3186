/* Reading by number, character, line and block from one stream. */
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    int a, b, c;
    char line[50], *grown = NULL, block[3000];
    size_t room = 0, n;
    unsigned sum = 0;
    printf("%d ", scanf("%d %d", &a, &b));
    printf("%d %d %d\n", a, b, getchar());
    ungetc('Q', stdin);
    printf("%c ", getchar());
    printf("%s", fgets(line, sizeof line, stdin));
    printf("%s|", fgets(line, 5, stdin));
    printf("%s|\n", fgets(line, sizeof line, stdin));
    ungetc('1', stdin);
    ungetc('2', stdin);
    scanf("%d", &a);
    printf("%d\n", a);
    printf("%zd ", getline(&grown, &room, stdin));
    printf("%zd %zu %s", getline(&grown, &room, stdin), room, grown);
    printf("%zd %s\n", getdelim(&grown, &room, ';', stdin), grown);
    n = fread(block, 3, 700, stdin);
    for (size_t i = 0; i < n * 3; i++)
        sum = sum * 31 + block[i];
    printf("%zu %u %d\n", n, sum, feof(stdin));
    while ((c = getchar()) != EOF)
        sum = sum * 31 + c;
    printf("%u %d %d\n", sum, feof(stdin), getchar());
    clearerr(stdin);
    printf("%d %d %d\n", feof(stdin), scanf("%d", &a), ferror(stdin));
    free(grown);
    return 0;
}
