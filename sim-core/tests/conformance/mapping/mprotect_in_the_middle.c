/* mprotect of one page of three: rights are the page's; what it holds stays. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void try(const char *what, volatile char *p, int write)
{
    fflush(stdout);
    if (fork() == 0) {
        if (write)
            *p = 9;
        else
            write = *p;
        _exit(write);
    }
    int status;
    wait(&status);
    if (WIFSIGNALED(status))
        printf("%s: killed by %d (%s)\n", what, WTERMSIG(status), strsignal(WTERMSIG(status)));
    else
        printf("%s: %d\n", what, WEXITSTATUS(status));
}

int main(void)
{
    char *p = mmap(0, 3 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    p[0] = 1, p[4096] = 2, p[8192] = 3;
    mprotect(p + 4096, 4096, PROT_READ);
    try("read the read-only page", p + 4096, 0);
    try("write to it", p + 4096, 1);
    try("write before it", p + 4095, 1);
    try("write behind it", p + 8192, 1);
    mprotect(p + 4096, 4096, PROT_NONE);
    try("read without any right", p + 4096, 0);
    mprotect(p + 4096, 4096, PROT_WRITE);
    try("read with PROT_WRITE only", p + 4096, 0);
    try("write with it", p + 4096, 1);
    mprotect(p + 4096, 4096, PROT_EXEC);
    try("read with PROT_EXEC only", p + 4096, 0);
    mprotect(p, 3 * 4096, PROT_READ);
    printf("%d %d %d\n", p[0], p[4096], p[8192]);
    printf("not aligned: %d %s\n", mprotect(p + 1, 4096, PROT_READ), strerror(errno));
    munmap(p + 4096, 4096);
    printf("with a hole: %d %s\n", mprotect(p, 3 * 4096, PROT_READ | PROT_WRITE), strerror(errno));
    p[0] = 7;
    try("before the hole it was done", p, 1);
    try("behind it not", p + 8192, 1);
    printf("bad right: %d %s\n", mprotect(p, 4096, 64), strerror(errno));
    return 0;
}
