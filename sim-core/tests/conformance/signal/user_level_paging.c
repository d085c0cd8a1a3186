/* A SIGSEGV handler that gives rights to the page and lets the access be tried again. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

static char *base;
static long page;
static int faults;

static void handler(int signal, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    long offset = (char *)info->si_addr - base;
    int write = uc->uc_mcontext.gregs[REG_ERR] >> 1 & 1;
    faults++;
    printf("fault %d: page %ld byte %ld, code %d, %s\n", faults, offset / page, offset % page, info->si_code,
           write ? "write" : "read");
    mprotect(base + offset / page * page, page, write ? PROT_READ | PROT_WRITE : PROT_READ);
}

int main(void)
{
    struct sigaction sa;
    int i, sum = 0;
    page = sysconf(_SC_PAGESIZE);
    memset(&sa, 0, sizeof sa);
    sa.sa_sigaction = handler;
    sa.sa_flags = SA_SIGINFO;
    sigaction(SIGSEGV, &sa, NULL);
    base = mmap(NULL, 8 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    base[0] = 1;
    base[1] = 2;
    sum += base[page + 7];
    base[page + 7] = 3;
    sum += base[page + 7];
    base[3 * page - 1]++;
    memset(base + 4 * page - 10, 5, 20);
    strcpy(base + 6 * page, "text");
    for (i = 0; i < 8; i++)
        sum += base[i * page + 7];
    printf("%d faults, sum %d, %s\n", faults, sum, base + 6 * page);
    return 0;
}
