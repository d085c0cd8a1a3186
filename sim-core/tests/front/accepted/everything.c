#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/wait.h>
#include <sys/mman.h>
#include <signal.h>
#include <pthread.h>
#include <errno.h>
#include <assert.h>
#include <stdint.h>
#include <sys/resource.h>
#include <stdarg.h>
#include <setjmp.h>
typedef struct node { struct node *next; int v : 3, : 4, w; union { int a; float b; }; } node;
int (*ops[3])(int, int), *(*f(int a))(char), arr[2][3] = { [1] = { [0 ... 2] = 5 }, };
static int old(a, b) int a; char *b; { return a + *b; }
enum color { RED, GREEN = 3, BLUE, };
#define MAX(a,b) ({ typeof(a) _a = (a); typeof(b) _b = (b); _a > _b ? _a : _b; })
int vsum(int n, ...) { va_list ap; va_start(ap, n); int s = 0; while (n--) s += va_arg(ap, int); va_end(ap); return s; }
int T;
int main(int argc, char **argv) {
    node n = { .next = 0, .v = 1 }, *p = &(node){ .w = 2 };
    for (int i = 0, j = 1; i < 3; i++, j *= 2) printf("%d %d\n" "joined", i, j);
    int node = 3; node * 2;
    switch (argc) { case 1: case 2 ... 5: break; default: ; }
    if (argc) ; else if (node) { } else { goto end; }
    do node--; while (node);
    printf("%zu %zu\n", sizeof(struct node), sizeof node + 1);
    int m = MAX(1, 2) ?: 3;
    char *s = "a" "b\x41\101\n", c = 'x'; wchar_t *w = L"wide" "x";
    double d = 1.5e3 + 0x1.8p1 + .5f; unsigned long ul = 0xffffffffffffffffUL + 0b101;
    int k = _Generic(c, char: 1, int: 2, default: 3);
    (void)s; (void)sizeof(int[m]);
    assert(argc > 0);
    errno = 0; stdout; WEXITSTATUS(3);
    jmp_buf jb; if (setjmp(jb)) {}
end:
    return EXIT_SUCCESS;
}
