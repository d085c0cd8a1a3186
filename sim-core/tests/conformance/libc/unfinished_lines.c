/* Buffers of one's own, and none. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    static char buf[16];
    setvbuf(stdout, buf, _IOFBF, sizeof buf);
    printf("twenty characters...");
    write(1, "|", 1);
    printf("%.20s", buf);
    fflush(stdout);
    write(1, "\n", 1);
    setvbuf(stdout, NULL, _IOLBF, 0);
    printf("a line\nand a half");
    write(1, "|", 1);
    printf("\n");
    setvbuf(stdout, NULL, _IONBF, 0);
    printf("at once ");
    write(1, "|\n", 2);
    dprintf(1, "straight %d\n", 5);
    return fclose(stdout);
}
