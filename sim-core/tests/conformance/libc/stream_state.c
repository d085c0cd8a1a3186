/* stdio_ext.h: what a stream's buffer holds. */
#include <stdio.h>
#include <stdio_ext.h>

int main(void)
{
    FILE *f = fopen("state.txt", "w+");
    printf("%zu %zu %d %d\n", __fbufsize(f), __fpending(f), __freading(f) != 0, __fwriting(f) != 0);
    fputs("hello", f);
    printf("%zu %zu %d %d\n", __fbufsize(f), __fpending(f), __freading(f) != 0, __fwriting(f) != 0);
    __fpurge(f);
    printf("%zu\n", __fpending(f));
    fputs("again", f);
    rewind(f);
    printf("%c %d %d\n", fgetc(f), __freading(f) != 0, __fwriting(f) != 0);
    printf("%d %d %d\n", __freadable(f) != 0, __fwritable(f) != 0, __flbf(f) != 0);
    setvbuf(f, NULL, _IOLBF, 100);
    printf("%d\n", __flbf(f) != 0);
    printf("%d %d\n", __fsetlocking(f, FSETLOCKING_BYCALLER), __fsetlocking(f, FSETLOCKING_QUERY));
    fclose(f);
    f = fopen("state.txt", "r");
    printf("%d %d\n", __freadable(f) != 0, __fwritable(f) != 0);
    fclose(f);
    remove("state.txt");
    return 0;
}
