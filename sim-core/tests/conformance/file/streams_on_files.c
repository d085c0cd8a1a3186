/* FILE: modes, positions, reading what was written, and both at once. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void dump(const char *name) {
    FILE *f = fopen(name, "r");
    int c, n = 0;
    printf("  [");
    while ((c = getc(f)) != EOF) {
        c == '\n' ? printf("\\n") : putchar(c);
        n++;
    }
    printf("] %d bytes, eof %d\n", n, feof(f) != 0);
    fclose(f);
}

int main(void) {
    const char *name = "streams.tmp";
    FILE *f = fopen(name, "w");
    fprintf(f, "line %d\n", 1);
    fputs("line 2\n", f);
    printf("ftell %ld\n", ftell(f));
    fclose(f);
    dump(name);
    f = fopen(name, "a");
    fputs("added\n", f);
    fclose(f);
    dump(name);
    f = fopen(name, "r+");
    char line[32];
    fgets(line, sizeof line, f);
    printf("%s at %ld\n", strtok(line, "\n"), ftell(f));
    fseek(f, 5, SEEK_SET);
    fputc('X', f);
    fseek(f, -6, SEEK_END);
    printf("%c", getc(f));
    printf("%c\n", getc(f));
    rewind(f);
    ungetc('#', f);
    printf("%c%c\n", getc(f), getc(f));
    fclose(f);
    dump(name);
    f = fopen(name, "a+");
    printf("a+ reads first: %c\n", getc(f));
    fputs("end", f);
    fseek(f, 0, SEEK_SET);
    printf("then: %c\n", getc(f));
    fclose(f);
    dump(name);
    f = fopen(name, "w+");
    double numbers[3] = {1.5, -2.25, 1e10};
    printf("fwrite %zu\n", fwrite(numbers, sizeof *numbers, 3, f));
    rewind(f);
    double back[4] = {0};
    printf("fread %zu: %g %g %g, eof %d\n", fread(back, sizeof *back, 4, f), back[0], back[1], back[2], feof(f) != 0);
    fclose(f);
    printf("fopen of what is not there: %p\n", (void *)fopen("none.tmp", "r"));
    perror("none.tmp");
    f = fopen(name, "r");
    printf("writing to a reader: %d, error %d\n", fputc('x', f), ferror(f) != 0);
    fclose(f);
    f = fopen(name, "w");
    fprintf(f, "12 3.5 word\n7 8");
    fclose(f);
    f = fopen(name, "r");
    int a, b, c;
    double d;
    char w[8];
    a = fscanf(f, "%d %lf %7s", &b, &d, w);
    printf("fscanf %d: %d %g %s\n", a, b, d, w);
    a = fscanf(f, "%d%d%d", &b, &c, &c);
    printf("fscanf %d: %d %d\n", a, b, c);
    fclose(f);
    remove(name);
    return 0;
}
