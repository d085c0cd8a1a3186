/* fcloseall: everything is written, and what comes later is written at once. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(void)
{
    char text[32] = "";
    FILE *f = fopen("all.txt", "w+");
    fputs("kept", f);
    printf("before ");
    int result = fcloseall();
    printf("%d ", result);
    FILE *again = fopen("all.txt", "r");
    printf("%s\n", fgets(text, sizeof text, again));
    fputs("+more", f);
    rewind(again);
    printf("%s\n", fgets(text, sizeof text, again));
    unlink("all.txt");
    printf("at once");
    _exit(0);
}
