#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static int f(int n) { char b[100]; memset(b, n, sizeof b); return f(n + 1) + b[3]; }
int main(int argc, char **argv) {
    if (argc > 5) for (;;) fork();
    for (int i = 0; i < 50; i++) { char *p = malloc(1 << 20); memset(p, 1, 5000); }
    return f(1);
}
