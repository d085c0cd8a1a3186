/* Calls of string functions for which gcc has code in place do what the calls would. */
#include <stdio.h>
#include <string.h>

struct record { char name[12]; int n; };

static int asked;
static char *ask(char *p) { asked++; return p; }

int main(void)
{
    char text[64], other[300];
    struct record r = { "", 7 };
    int x = 5;
    long wide = 0x1122334455667788;
    unsigned char bytes[16];
    volatile int v = 3;
    memset(text, '#', sizeof text);
    strcpy(text, "");
    printf("[%s] %c\n", text, text[1]);
    for (int n = 0; n < 3; n++) {
        strcpy(text + n, "a");
        strcpy(ask(text) + 1, "bcd");
    }
    printf("[%s] %c %d\n", text, text[5], asked);
    strcpy(text, "sixteen letters.");
    strcpy(text + 20, "seventeen letters");
    printf("[%s] [%s] %c\n", text, text + 20, text[38]);
    strcpy(text, "cut\0here");
    printf("[%s] %c\n", text, text[4]);
    strcpy(r.name, "a name");
    strcat(r.name, " too");
    strcat(r.name, "");
    printf("[%s] %d\n", r.name, r.n);
    strncpy(text, "abcdef", 3);
    printf("[%s]\n", text);
    strncpy(text, "abcdef", 7);
    strncpy(text + 10, "abc", 8);
    strncpy(text, "zzz", 0);
    printf("[%s] %d%d%d\n", text, text[13], text[17], text[18] == 'e');
    strncat(text, "ghijk", 2);
    strncat(text, "lm", 9);
    printf("[%s]\n", text);
    strcpy(other, "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
                  "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
                  "012345678901234567890123456789012345678901234567890123456789");
    printf("%zu\n", strlen(other));
    memcpy(&x, "abcd", 4);
    memcpy(bytes, &wide, 8);
    memcpy(bytes + 8, bytes, 8);
    memmove(bytes + 1, bytes, 8);
    memcpy(&wide, bytes + 1, sizeof wide);
    printf("%x %lx", x, wide);
    for (int i = 0; i < 16; i++)
        printf(" %02x", bytes[i]);
    memmove(bytes, bytes + 3, 2);
    memset(&x, 0x41, sizeof x);
    memset(&wide, -1, sizeof wide);
    memset((void *)&v, 0, sizeof v);
    printf("\n%x %ld %d %02x%02x\n", x, wide, v, bytes[0], bytes[1]);
    printf("%zu %zu %zu\n", strlen("literal"), strlen("cut\0here"), sizeof strlen("x"));
    char array[strlen("four")];
    printf("%zu\n", sizeof array);
    char *end = strcpy(text, "used");
    printf("%s %s\n", end, stpcpy(text, "two") - 3);
    int i = 0;
    strcpy(&text[i++], "x");
    strcat(&text[i++], "y");
    printf("%d %s\n", i, text);
    return 0;
}
