/* atexit, constructors and buffers after fork. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>
static void a1(void)
{
    puts("a1");
} static void a2(void)
{
    puts("a2");
    fork();
}

static void c1(void) __attribute__((constructor));
static void c1(void)
{
    puts("ctor");
} static void __attribute__((destructor)) d1(void)
{
    puts("dtor");
}

int main()
{
    atexit(a1);
    atexit(a1);
    if (fork() == 0) {
        atexit(a1);
        printf("child no newline");
        exit(0);
    }
    wait(0);
    fprintf(stderr, "to stderr\n");
    printf("before ");
    fork();
    wait(0);
    printf("after\n");
    if (fork() == 0) {
        printf("lost");
        _exit(0);
    }
    wait(0);
    if (fork() == 0) {
        printf("lost too");
        fflush(stdout);
        abort();
    }
    wait(0);
    setvbuf(stdout, NULL, _IONBF, 0);
    printf("unbuf ");
    if (fork() == 0) {
        quick_exit(3);
    }
    int st;
    wait(&st);
    printf("%x\n", st);
    return 0;
}
