/* Who is called at the end, in which order, and what is flushed. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void first(void) {
    printf("registered first\n");
}

static void nested(void) {
    printf("registered by a handler\n");
}

static void second(void) {
    printf("registered second\n");
    atexit(nested);
}

static void with_status(int status, void *arg) {
    printf("status %d, %s\n", status, (char *)arg);
}

int main(void) {
    atexit(first);
    on_exit(with_status, "argument");
    atexit(second);
    for (int i = 0; i < 40; i++)
        atexit(i % 13 ? first : second);
    printf("main returns\n");
    return 7;
}
