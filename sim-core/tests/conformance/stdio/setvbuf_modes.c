/* setvbuf(3) in all modes: what is written when, seen between calls of write(2). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <errno.h>
int main(void)
{
    char buf[64];
    static char ob[BUFSIZ];
    int r = setvbuf(stdout, ob, _IOFBF, 16);
    printf("%d", r);
    printf("abc");
    write(1, "|", 1);
    printf("defghijklmnopqrstuvwx");
    write(1, "|", 1);
    fflush(stdout);
    r = setvbuf(stdout, NULL, _IOLBF, 0);
    printf("%d line\nrest", r);
    write(1, "|", 1);
    printf("\n");
    r = setvbuf(stdout, buf, _IOLBF, 8);
    printf("%d", r);
    printf("12345678901234567890");
    write(1, "|", 1);
    printf("\n");
    r = setvbuf(stdout, NULL, _IONBF, 0);
    printf("%d unbuf", r);
    write(1, "|", 1);
    putchar('x');
    write(1, "|\n", 2);
    r = setvbuf(stdout, buf, 99, 8);
    printf("%d\n", r);
    setbuf(stdout, ob);
    printf("setbuf");
    write(1, "|", 1);
    fflush(stdout);
    setlinebuf(stdout);
    printf("a\nb");
    write(1, "|", 1);
    setbuf(stdout, NULL);
    printf("c");
    write(1, "|\n", 2);
    fprintf(stderr, "e1");
    write(2, "|", 1);
    setvbuf(stderr, buf, _IOFBF, 32);
    fprintf(stderr, "e2");
    write(2, "|", 1);
    fflush(stderr);
    FILE *f = fopen("t", "w");
    setvbuf(f, buf, _IOFBF, sizeof buf);
    fprintf(f, "hello");
    printf("%.5s\n", buf);
    for (int i = 0; i < 100; i++)
        fputc('a' + i % 26, f);
    printf("%ld %.20s\n", ftell(f), buf);
    fclose(f);
    f = fopen("t", "r");
    setvbuf(f, buf, _IOFBF, 8);
    fgetc(f);
    printf("%.8s %ld\n", buf, lseek(fileno(f), 0, SEEK_CUR));
    fread(ob, 1, 30, f);
    printf("%ld\n", lseek(fileno(f), 0, SEEK_CUR));
    fgetc(f);
    printf("%ld\n", lseek(fileno(f), 0, SEEK_CUR));
    fclose(f);
    f = fopen("t", "r");
    setvbuf(f, NULL, _IONBF, 0);
    fgetc(f);
    printf("%ld\n", lseek(fileno(f), 0, SEEK_CUR));
    fgets(ob, 10, f);
    printf("%ld\n", lseek(fileno(f), 0, SEEK_CUR));
    fclose(f);
    f = fopen("t", "r");
    fgetc(f);
    printf("%ld\n", lseek(fileno(f), 0, SEEK_CUR));
    fclose(f);
    f = fopen("t", "r");
    fgetc(f);
    fclose(f);
    f = fopen("t", "r");
    dup2(fileno(f), 9);
    fgetc(f);
    fclose(f);
    printf("after close %ld\n", lseek(9, 0, SEEK_CUR));
    unlink("t");
    return 0;
}
