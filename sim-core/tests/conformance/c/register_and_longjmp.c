/* What longjmp brings back: only what is in a register. (W. R. Stevens asks this.) */
#include <setjmp.h>
#include <stdio.h>

static jmp_buf env;
static int global;

static void inner(void) {
    longjmp(env, 1);
}

static void outer(int a, int r, int v, int s) {
    printf("in outer: global %d, auto %d, register %d, volatile %d, static %d\n", global, a, r, v, s);
    inner();
}

int main(void) {
    int a = 2;
    register int r = 3;
    volatile int v = 4;
    static int s = 5;
    register char c = 'a';
    register long more = 7;
    global = 1;
    if (setjmp(env) != 0) {
        printf("after:    global %d, auto %d, register %d, volatile %d, static %d\n", global, a, r, v, s);
        printf("          %c %ld\n", c, more);
        return 0;
    }
    global = 95, a = 96, r = 97, v = 98, s = 99, c = 'z', more = 100;
    outer(a, r, v, s);
}
