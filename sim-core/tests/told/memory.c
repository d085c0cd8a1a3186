// level: kernel
// Mappings: made, shared, copied, moved, dropped, forbidden.
#define _GNU_SOURCE
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static sigjmp_buf again;
static void on_fault(int signal) { siglongjmp(again, signal); }
static int counter = 1;

int main(void) {
    char *own = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char seen = own[4096];
    own[0] = 'a';
    own[4096] = seen;
    int fd = open("file", O_RDWR | O_CREAT, 0600);
    write(fd, "content", 7);
    char *mine = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    char *everybodys = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    mine[0] = everybodys[0];
    everybodys[1] = 'O';
    if (fork() == 0) {
        own[0] = 'b';
        everybodys[2] = 'N';
        _exit(counter);
    }
    wait(NULL);
    counter = 2;
    own[0] = 'c';
    char *moved = mremap(own, 8192, 16384, MREMAP_MAYMOVE);
    moved[0] = 'd';
    madvise(moved, 4096, MADV_DONTNEED);
    seen = moved[0];
    mprotect(moved, 4096, PROT_READ);
    signal(SIGSEGV, on_fault);
    if (sigsetjmp(again, 1) == 0) moved[0] = 'e';
    ftruncate(fd, 0);
    signal(SIGBUS, on_fault);
    if (sigsetjmp(again, 1) == 0) seen = everybodys[0];
    munmap(moved, 8192);
    char *small = malloc(100);
    small[0] = seen;
    free(small);
    return 0;
}
