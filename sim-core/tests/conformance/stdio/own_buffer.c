/* A buffer of the program's own is written at exit like any other, and fork copies what is in it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char own[4096];

int main(void)
{
    FILE *f = fopen("own.txt", "w");
    static char small[64];
    char line[80];
    setvbuf(stdout, own, _IOFBF, sizeof own);
    printf("said before fork, ");
    setbuffer(f, small, sizeof small);
    fputs("file ", f);
    if (fork() == 0) {
        printf("and by the child\n");
        fputs("child ", f);
        exit(0);
    }
    wait(NULL);
    printf("and by the parent; in the buffer: %d\n", strncmp(own, "said before", 11) == 0);
    fputs("parent", f);
    fclose(f);
    f = fopen("own.txt", "r");
    fgets(line, sizeof line, f);
    puts(line);
    return 0;
}
