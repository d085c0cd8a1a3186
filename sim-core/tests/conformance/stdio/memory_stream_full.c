/* A memory stream that is full ends with a zero, unless it was opened to append. */
#include <stdio.h>

static void fill(const char *mode, const char *text)
{
    char m[9] = "abc";
    FILE *f = fmemopen(m, 8, mode);
    int r;
    setbuf(f, NULL);
    r = fputs(text, f);
    printf("%s %d [%.9s]\n", mode, r >= 0, m);
    fclose(f);
    printf("[%.9s]\n", m);
}

int main(void)
{
    static const char *const modes[] = { "w", "w+", "a", "a+", "r+" };
    for (int i = 0; i < 5; i++) {
        fill(modes[i], "1234");
        fill(modes[i], "12345678");
        fill(modes[i], "1234567890");
    }
    return 0;
}
