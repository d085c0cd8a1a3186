#include <stdio.h>
#include <unistd.h>

int main(void) {
    fprintf(stderr, "a=%d ", 1);
    fprintf(stderr, "b=%s\n", "two");
    fputs("to stderr\n", stderr);
    puts("to stdout");
    _exit(0);
}
