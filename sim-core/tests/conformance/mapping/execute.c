/* No right to execute: jumping into data is a segmentation fault. */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static char data[64] = {(char)0xc3};

static void jump(const char *what, void *p)
{
    fflush(stdout);
    if (fork() == 0) {
        ((void (*)(void))p)();
        _exit(0);
    }
    int status;
    wait(&status);
    printf("%s: %s\n", what, WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "came back");
}

int main(void)
{
    char local[64] = {(char)0xc3};
    char *none = mmap(0, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *rw = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    jump("data", data);
    jump("stack", local);
    jump("no rights", none);
    jump("mapping", rw);
    jump("NULL", 0);
    jump("rodata", "\xc3");
    jump("kernel", (void *)0xffffffff81000000);
    jump("nowhere", (void *)0x1234);
    jump("not canonical", (void *)0x1234567812345678);
    return 0;
}
