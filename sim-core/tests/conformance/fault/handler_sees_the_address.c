/* A handler for SIGSEGV learns the address and the reason; it may mend the mapping and
 * the instruction is run again. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static char *base;
static volatile int count, last_code, last_page;

static void mend(int signal, siginfo_t *info, void *context)
{
    count++;
    last_code = info->si_code;
    last_page = ((char *)info->si_addr - base) / 4096;
    mprotect(base + last_page * 4096, 4096, PROT_READ | PROT_WRITE);
}

int main(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = mend;
    action.sa_flags = SA_SIGINFO;
    sigaction(SIGSEGV, &action, 0);
    base = mmap(0, 8 * 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (int i = 0; i < 8; i += 3) {
        base[i * 4096 + 5] = i + 1;
        printf("page %d: %d, code %d, value %d, %d times\n", i, last_page, last_code, base[i * 4096 + 5], count);
    }
    mprotect(base, 4096, PROT_READ);
    printf("reading is allowed: %d, %d times\n", base[5], count);
    base[5]++;
    printf("writing is mended: %d, code %d, %d times\n", base[5], last_code == SEGV_ACCERR, count);
    return 0;
}
