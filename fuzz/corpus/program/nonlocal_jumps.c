#include <stdio.h>
#include <setjmp.h>
jmp_buf jb;
int depth;
void deep(int n)
{
    if (n == 0)
        longjmp(jb, 42);
    depth++;
    deep(n - 1);
}

int f(int x)
{
    return x;
}

int main()
{
    volatile int k = 0;
    int r = setjmp(jb);
    if (r == 0) {
        k = 1;
        deep(5);
    } else {
        printf("back %d %d %d\n", r, k, depth);
    }
    switch (setjmp(jb)) {
    case 0:
        puts("first");
        longjmp(jb, 2);
    case 1:
        puts("one");
        break;
    case 2:
        puts("two");
        break;
    }
    int c = 0;
    if (setjmp(jb) < 3) {
        c++;
        printf("c\n");
        longjmp(jb, c + 2);
    }
    printf("%d\n", f(1) + f(2) * f(3));
    return 0;
}
