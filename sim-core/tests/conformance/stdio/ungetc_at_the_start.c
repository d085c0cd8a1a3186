// What was pushed back before a file's first byte: where the stream is, and where it seeks to.
// And close's result is fclose's, and of a directory removed EISDIR stays in errno.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int seven(void *cookie)
{
    return 7;
}

int main(void)
{
    FILE *f = fopen("text", "w+");
    fputs("one two three", f);
    fclose(f);
    f = fopen("text", "r");
    ungetc('Q', f);
    printf("no buffer yet: %ld\n", ftell(f));
    printf("%c\n", getc(f));
    fclose(f);
    f = fopen("text", "r");
    getc(f);
    rewind(f);
    getc(f);
    ungetc('A', f);
    ungetc('B', f);
    errno = 0;
    printf("before the start: %ld %s\n", ftell(f), strerror(errno));
    printf("%d\n", fseek(f, 2, SEEK_CUR));
    printf("%ld\n", ftell(f));
    printf("%c\n", getc(f));
    fclose(f);
    f = fopencookie(NULL, "w", (cookie_io_functions_t){.close = seven});
    printf("fclose %d\n", fclose(f));
    mkdir("dir", 0700);
    errno = 0;
    printf("%d", remove("dir"));
    printf(" %s\n", strerror(errno));
    char b[30];
    printf("%d %s\n", strfromd(b, sizeof b, "%.3e", 12345.678), b);
    printf("%d %s\n", strfromf(b, sizeof b, "%g", 0.1f), b);
    printf("%d %s\n", strfroml(b, 4, "%.2f", 3.14159L), b);
    unlink("text");
    return 0;
}
