/* longjmp and siglongjmp, out of handlers too, and what they do to the mask. */
#include <stdio.h>
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
static jmp_buf b;
static sigjmp_buf sb;
static int depth;
static void f(int n)
{
    char pad[100];
    pad[0] = n;
    depth++;
    if (n == 5)
        longjmp(b, n);
    f(n + 1);
    printf("never %d\n", pad[0]);
}

static void h(int s)
{
    siglongjmp(sb, s);
}

static void h2(int s)
{
    longjmp(b, 9);
}

int main()
{
    volatile int v = 1;
    int r = setjmp(b);
    printf("r=%d v=%d depth %d\n", r, v, depth);
    if (r == 0) {
        v = 2;
        f(0);
    }
    if (r == 5) {
        v = 3;
        longjmp(b, 0);
    }
    if (r == 1)
        v = 4;
    signal(SIGUSR1, h);
    r = sigsetjmp(sb, 1);
    printf("sig %d\n", r);
    if (!r)
        raise(SIGUSR1);
    sigset_t s;
    sigprocmask(0, 0, &s);
    printf("blocked %d\n", sigismember(&s, SIGUSR1));
    r = sigsetjmp(sb, 0);
    if (!r)
        raise(SIGUSR1);
    sigprocmask(0, 0, &s);
    printf("blocked %d\n", sigismember(&s, SIGUSR1));
    sigemptyset(&s);
    sigprocmask(SIG_SETMASK, &s, 0);
    if (setjmp(b) == 0) {
        signal(SIGFPE, h2);
        volatile int z = 0;
        printf("%d\n", 1 / z);
    }
    puts("after fpe");
    signal(SIGFPE, SIG_IGN);
    if (!fork()) {
        volatile int z = 0;
        printf("%d\n", 1 % z);
        exit(0);
    }
    int st;
    wait(&st);
    printf("%x\n", st);
    for (int i = 0; i < 3; i++) {
        switch (setjmp(b)) {
        case 0:
            longjmp(b, i + 1);
        case 1:
            puts("one");
            break;
        case 2:
            puts("two");
            break;
        default:
            puts("many");
        }
    }
}
