/* fopen(3) modes, changing between reading and writing, ungetc(3), fgets(3) at its limits. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <errno.h>
#include <sys/stat.h>
static void show(const char *n)
{
    FILE *f = fopen(n, "r");
    int c;
    printf("[");
    while ((c = getc(f)) != EOF)
        if (c < 32)
            printf("\\%d", c);
        else
            putchar(c);
    printf("]\n");
    fclose(f);
}

int main(void)
{
    char b[100];
    FILE *f;
    int r;
    size_t z;
    f = fopen("t", "w");
    fputs("0123456789", f);
    fclose(f);
    f = fopen("t", "a");
    printf("a tell=%ld\n", ftell(f));
    fputs("AB", f);
    printf("tell=%ld\n", ftell(f));
    fseek(f, 0, SEEK_SET);
    printf("tell=%ld\n", ftell(f));
    fputs("C", f);
    printf("tell=%ld\n", ftell(f));
    fclose(f);
    show("t");
    f = fopen("t", "a+");
    printf("a+ tell=%ld\n", ftell(f));
    r = fgetc(f);
    printf("%c tell=%ld\n", r, ftell(f));
    fseek(f, 0, SEEK_CUR);
    fputs("D", f);
    printf("tell=%ld\n", ftell(f));
    rewind(f);
    z = fread(b, 1, 3, f);
    b[z] = 0;
    printf("%s %ld\n", b, ftell(f));
    fclose(f);
    show("t");
    f = fopen("t", "r+");
    fgets(b, 4, f);
    printf("%s %ld\n", b, ftell(f));
    fseek(f, 0, SEEK_CUR);
    fputs("xy", f);
    printf("%ld\n", ftell(f));
    fseek(f, 0, SEEK_CUR);
    r = fgetc(f);
    printf("%c %ld\n", r, ftell(f));
    fclose(f);
    show("t");
    f = fopen("t", "r+");
    fgets(b, 4, f);
    r = fputs("QQ", f);
    printf("noseek r=%d %ld\n", r, ftell(f));
    fclose(f);
    show("t");
    f = fopen("t", "r+");
    fputs("ZZ", f);
    r = fgetc(f);
    printf("w->r r=%d %ld\n", r, ftell(f));
    fclose(f);
    show("t");
    f = fopen("t", "w+");
    fputs("hello", f);
    r = fgetc(f);
    printf("w+ r=%d eof=%d err=%d\n", r, feof(f), ferror(f));
    rewind(f);
    r = fgetc(f);
    printf("%c\n", r);
    fclose(f);
    show("t");
    f = fopen("t", "w+");
    fseek(f, 5, SEEK_SET);
    fputs("x", f);
    fclose(f);
    show("t");
    f = fopen("t", "r");
    r = fputc('a', f);
    printf("%d err=%d %s\n", r, ferror(f), strerror(errno));
    clearerr(f);
    printf("%c %d\n", fgetc(f) + '0', ferror(f));
    fclose(f);
    f = fopen("t", "w");
    r = fgetc(f);
    printf("%d err=%d eof=%d %s\n", r, ferror(f), feof(f), strerror(errno));
    fclose(f);
    f = fopen("t", "w+");
    fputs("abc\ndef\n\nlast", f);
    rewind(f);
    printf("fgets2 [%s]", fgets(b, 2, f));
    printf("fgets1 %d ", fgets(b, 1, f) != 0);
    printf("[%s] ", b);
    printf("%ld ", ftell(f));
    while (fgets(b, 3, f))
        printf("<%s>", b);
    printf("%d %s\n", feof(f), b);
    errno = 0;
    printf("%d\n", fgets(b, 0, f) != 0);
    printf("seek %d %d ", fseek(f, -100, SEEK_CUR), errno);
    printf("%d ", fseek(f, 0, 9));
    printf("%d\n", errno);
    rewind(f);
    r = ungetc('X', f);
    printf("%d %ld ", r, ftell(f));
    printf("%c%c %ld\n", fgetc(f), fgetc(f), ftell(f));
    fseek(f, 3, SEEK_SET);
    ungetc('1', f);
    ungetc('2', f);
    ungetc('3', f);
    printf("tell=%ld ", ftell(f));
    fread(b, 1, 5, f);
    b[5] = 0;
    printf("%s %ld\n", b, ftell(f));
    ungetc('P', f);
    fseek(f, 0, SEEK_SET);
    printf("%c\n", fgetc(f));
    printf("%d\n", ungetc(EOF, f));
    fseek(f, 0, SEEK_END);
    fgetc(f);
    printf("eof=%d ", feof(f));
    ungetc('E', f);
    printf("eof=%d %c ", feof(f), fgetc(f));
    printf("%d %d\n", fgetc(f), feof(f));
    rewind(f);
    int i = 0;
    for (i = 0; i < 20; i++)
        if (ungetc('a' + i, f) == EOF)
            break;
    printf("pushed %d: ", i);
    while (i-- > 0)
        putchar(fgetc(f));
    putchar(fgetc(f));
    puts("");
    fpos_t p;
    fgetpos(f, &p);
    r = fgetc(f);
    fsetpos(f, &p);
    printf("%d\n", r == fgetc(f));
    fclose(f);
    f = fopen("t", "wx");
    printf("%d %d\n", f == 0, errno);
    f = fopen("t2", "wx");
    printf("%d\n", f != 0);
    fclose(f);
    f = fopen("nosuch", "r+");
    printf("%d %d\n", f == 0, errno);
    errno = 0;
    f = fopen("t", "q");
    printf("%d %d\n", f == 0, errno);
    errno = 0;
    f = fopen("t", "");
    printf("%d %d\n", f == 0, errno);
    f = fopen("t", "rb+");
    printf("%d\n", f != 0);
    fclose(f);
    f = fopen("t", "r+b");
    printf("%d\n", f != 0);
    fclose(f);
    f = fopen("t", "re");
    fclose(f);
    unlink("t");
    unlink("t2");
    return 0;
}
