/* Every way to get SIGSEGV, with the wait status word. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static char *gone, *beyond, *none, *readonly;
static const int constant = 1;

static void null_read(void) { printf("%d", *(volatile int *)0); }
static void null_write(void) { *(volatile int *)0 = 1; }
static void null_member(void) { struct { char pad[4000]; int x; } *p = 0; p->x = 1; }
static void null_call(void) { void (*f)(void) = 0; f(); }
static void text_write(void) { *(volatile char *)(uintptr_t)null_read = 1; }
static void literal_write(void) { char *s = "literal"; *(volatile char *)s = 'L'; }
static void const_write(void) { *(volatile int *)&constant = 2; }
static void kernel_read(void) { printf("%d", *(volatile char *)0xffff800000000000); }
static void noncanonical(void) { *(volatile char *)0x8000000000000000 = 1; }
static void minus_one(void) { printf("%d", *(volatile char *)-1); }
static void after_munmap(void) { *(volatile char *)gone = 1; }
static void past_the_end(void) { *(volatile char *)beyond = 1; }
static void no_rights(void) { printf("%d", *(volatile char *)none); }
static void read_only(void) { *(volatile char *)readonly = 1; }
static int depth(int n) { volatile char frame[10000]; frame[0] = n; return depth(n + 1) + frame[0]; }
static void stack_overflow(void) { depth(0); }
static void big_frame(void) { volatile char frame[16 << 20]; frame[0] = 1; }
static void wild(void) { int x = 5; int *p = (int *)(uintptr_t)x; *(volatile int *)p = 1; }
static void strcpy_null(void) { strcpy(0, "text"); }
static void strlen_null(void) { volatile char *p = 0; printf("%zu", strlen((char *)p)); }
static void memset_null(void) { memset(0, 0, 100); }
static void after_free_of_big(void) { char *p = malloc(1 << 20); free(p); *(volatile char *)p = 1; }

int main(void)
{
    static const struct {
        const char *name;
        void (*f)(void);
    } all[] = {
#define A(f) {#f, f}
        A(null_read), A(null_write), A(null_member), A(null_call), A(text_write), A(literal_write), A(const_write),
        A(kernel_read), A(noncanonical), A(minus_one), A(after_munmap), A(past_the_end), A(no_rights), A(read_only),
        A(stack_overflow), A(big_frame), A(wild), A(strcpy_null), A(strlen_null), A(memset_null), A(after_free_of_big),
    };
    struct rlimit limit = {0, 0};
    setrlimit(RLIMIT_CORE, &limit);
    char *p = mmap(0, 6 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    gone = p + 4096;
    munmap(gone, 4096);
    none = p + 2 * 4096;
    mprotect(none, 4096, PROT_NONE);
    readonly = p + 3 * 4096;
    mprotect(readonly, 4096, PROT_READ);
    beyond = p + 5 * 4096;
    munmap(beyond, 4096);
    for (unsigned i = 0; i < sizeof all / sizeof *all; i++) {
        int status;
        fflush(stdout);
        if (fork() == 0) {
            all[i].f();
            _exit(0);
        }
        wait(&status);
        printf("%s: %04x %s\n", all[i].name, status, WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "no signal");
    }
    return 0;
}
