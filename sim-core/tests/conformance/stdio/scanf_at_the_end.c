/* At the end of its input a conversion of scanf leaves errno at 0, where a mismatch leaves it
   alone: so perror after it says "Success". */
#include <errno.h>
#include <stdio.h>

static void tell(const char *text, const char *format)
{
    int number = -1, got;
    char word[20] = "";
    errno = ERANGE;
    got = format[1] == 's' ? sscanf(text, format, word) : sscanf(text, format, &number, &number);
    printf("'%s' with '%s': %d, errno %d\n", text, format, got, errno);
}

int main(void)
{
    tell("", "%d");
    tell("  \n", "%d");
    tell("x", "%d");
    tell("-", "%d");
    tell("7", "%d");
    tell("", "%s");
    tell("", "%c");
    tell("", "%[a-z]");
    tell("", "x");
    tell("", " ");
    tell("5", "%d%d");
    tell("5", "%*d%d");
    errno = ERANGE;
    if (scanf("%*d") == EOF)
        perror("scanf");
    return 0;
}
