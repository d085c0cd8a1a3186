// What ungetc pushed back is given up by a write, and ftell goes by what the stream knows of its
// place, even when a child that shares the description has moved it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    char line[64];
    FILE *f = tmpfile();
    fputs("one\ntwo\nthree\n", f);
    rewind(f);
    getc(f);
    ungetc('X', f);
    ungetc('Y', f);
    printf("%c", getc(f));
    printf("%c %ld\n", getc(f), ftell(f));
    fseek(f, 0, SEEK_END);
    printf("%d ", getc(f));
    ungetc('z', f);
    printf("%c\n", getc(f));
    fputs("four\n", f);
    fseek(f, 4, SEEK_SET);
    while (fgets(line, sizeof line, f))
        printf("[%.*s]", (int)strcspn(line, "\n"), line);
    printf("\n");
    fclose(f);

    f = tmpfile();
    for (int i = 0; i < 20; i++)
        fprintf(f, "line %02d\n", i);
    rewind(f);
    fgets(line, sizeof line, f);
    fflush(stdout);
    if (fork() == 0) {
        for (int i = 0; i < 5; i++)
            fgets(line, sizeof line, f);
        exit(0);
    }
    wait(NULL);
    fgets(line, sizeof line, f);
    printf("%s", line);
    printf("offset %ld tell %ld\n", (long)lseek(fileno(f), 0, SEEK_CUR), ftell(f));
    return 0;
}
