/* What is in the buffer when fork comes is written twice; what was flushed is not. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    FILE *f = fopen("buffer.tmp", "w");
    fprintf(f, "flushed\n");
    fflush(f);
    fprintf(f, "in the buffer\n");
    if (fork() == 0) {
        fprintf(f, "child\n");
        exit(0);
    }
    wait(NULL);
    fprintf(f, "parent\n");
    fclose(f);
    char line[64];
    f = fopen("buffer.tmp", "r");
    while (fgets(line, sizeof line, f)) fputs(line, stdout);
    fclose(f);
    unlink("buffer.tmp");
    return 0;
}
