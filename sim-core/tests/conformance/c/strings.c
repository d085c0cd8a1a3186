#include <stdio.h>
#include <string.h>

int main(void) {
    char buf[32] = "hello";
    strcat(buf, ", ");
    strncat(buf, "world!!!", 5);
    printf("%s %zu\n", buf, strlen(buf));
    printf("%d %d %d\n", strcmp("abc", "abd") < 0, strcmp("b", "a") > 0, strncmp("abcx", "abcy", 3));
    printf("%s %s\n", strchr(buf, 'w'), strrchr(buf, 'o'));
    printf("%s\n", strstr(buf, "lo,"));
    memset(buf, '-', 5);
    printf("%s\n", buf);
    memmove(buf + 2, buf, 10);
    printf("%s\n", buf);
    char s[] = "a,b;c";
    for (char *t = strtok(s, ",;"); t; t = strtok(NULL, ",;"))
        printf("<%s>", t);
    printf("\n");
    printf("%d\n", memcmp("\x01\xff", "\x01\x00", 2) > 0);
    return 0;
}
