/* What snprintf, puts, getline, strtok, fread, fclose, pclose return at their limits. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
int main(void)
{
    char b[20];
    int r;
    r = snprintf(b, 5, "hello world");
    printf("%d [%s]\n", r, b);
    r = snprintf(b, 0, "abc");
    printf("%d [%s]\n", r, b);
    r = snprintf(NULL, 0, "%d", 12345);
    printf("%d\n", r);
    r = snprintf(b, 1, "abc");
    printf("%d [%s]\n", r, b);
    r = snprintf(b, 20, "%s-%d", "x", 3);
    printf("%d [%s]\n", r, b);
    r = puts("x");
    printf("%d\n", r);
    r = puts("");
    printf("%d\n", r);
    r = puts("hello");
    printf("%d\n", r);
    r = fputs("abc\n", stdout);
    printf("%d\n", r);
    r = fputs("", stdout);
    printf("%d\n", r);
    r = putchar(300);
    printf("\n%d\n", r);
    r = fputc(-1, stdout);
    printf("\n%d\n", r);
    r = sprintf(b, "%s", "");
    printf("%d\n", r);
    char *line = NULL;
    size_t n = 0;
    ssize_t k;
    FILE *f = tmpfile();
    fputs("short\n", f);
    for (int i = 0; i < 300; i++)
        fputc('x', f);
    fputs("\n\nlast no nl", f);
    rewind(f);
    while ((k = getline(&line, &n, f)) != -1)
        printf("%zd %zu %d\n", k, n, line[k - 1] == '\n');
    printf("%d %zu [%s]\n", feof(f), n, line);
    rewind(f);
    while ((k = getdelim(&line, &n, 'x', f)) != -1) {
        printf("%zd ", k);
        if (k > 1)
            break;
    }
    printf("\n");
    errno = 0;
    printf("%zd ", getline(NULL, &n, f));
    printf("%d\n", errno);
    fclose(f);
    free(line);
    line = malloc(3);
    n = 3;
    f = fmemopen("abcdefgh\n", 9, "r");
    k = getline(&line, &n, f);
    printf("%zd %zu %s", k, n, line);
    fclose(f);
    char s[] = ",a,,b;c;;", *p, *sv;
    for (p = strtok(s, ",;"); p; p = strtok(0, ",;"))
        printf("<%s>", p);
    char s2[] = ",a,,b";
    p = s2;
    char *q;
    while ((q = strsep(&p, ",")))
        printf("{%s}", q);
    puts("");
    char s3[] = "a b";
    p = strtok(s3, " ");
    p = strtok(0, "");
    printf("%s ", p);
    p = strtok(0, " ");
    printf("%d\n", p == 0);
    char s4[] = "";
    printf("%d\n", strtok(s4, " ") == 0);
    char s5[] = "a=1;b=2", *o, *i1, *i2;
    for (o = strtok_r(s5, ";", &i1); o; o = strtok_r(0, ";", &i1)) {
        char *k = strtok_r(o, "=", &i2);
        printf("%s:%s ", k, strtok_r(0, "=", &i2));
    } puts("");
    f = tmpfile();
    struct {
        int a;
        char c[4];
    } R[3] = { { 1, "ab" }, { 2, "cd" }, { 3, "ef" } }, x;
    printf("%zu ", fwrite(R, sizeof *R, 3, f));
    rewind(f);
    printf("%zu ", fread(R, 7, 5, f));
    printf("%d %ld ", feof(f), ftell(f));
    fseek(f, 8, SEEK_SET);
    fread(&x, sizeof x, 1, f);
    printf("%d %s ", x.a, x.c);
    fseek(f, -8, SEEK_END);
    fread(&x, sizeof x, 1, f);
    printf("%d ", x.a);
    x.a = 9;
    fseek(f, -8, SEEK_CUR);
    fwrite(&x, sizeof x, 1, f);
    fseek(f, 0, SEEK_SET);
    while (fread(&x, sizeof x, 1, f) == 1)
        printf("%d%s ", x.a, x.c);
    printf("%zu %zu\n", fread(b, 0, 5, f), fwrite(b, 5, 0, f));
    fclose(f);
    printf("%d %d\n", fflush(stdout), fileno(stdin));
    f = fopen("/dev/full", "w");
    r = fputs("x", f);
    printf("%d ", r);
    r = fflush(f);
    printf("%d %d ", r, errno);
    printf("%d ", ferror(f));
    errno = 0;
    r = fclose(f);
    printf("%d %d\n", r, errno);
    f = fopen("/dev/full", "w");
    setvbuf(f, 0, _IONBF, 0);
    r = fprintf(f, "abc");
    printf("%d %d\n", r, errno);
    r = fputc('a', f);
    printf("%d\n", r);
    fclose(f);
    f = popen("exit 3", "r");
    printf("%d\n", pclose(f));
    f = popen("cat", "w");
    fprintf(f, "to cat\n");
    fflush(stdout);
    printf("%d\n", pclose(f));
    r = printf("%s%n...%n\n", "abc", &r, &(int) { 0 });
    printf("%d\n", r);
    char *as;
    r = asprintf(&as, "%05d|%-5s|", 42, "ab");
    printf("%d %s\n", r, as);
    return 0;
}
