// The library reads the set that is to be the mask itself, so a bad pointer is a fault; where the
// old one goes is the kernel's business.
#define _GNU_SOURCE
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static sigjmp_buf back;

static void fault(int signal, siginfo_t *info, void *context) {
    (void)context;
    printf("signal %d at %p\n", signal, info->si_addr);
    siglongjmp(back, 1);
}

int main(void) {
    struct sigaction action = {.sa_sigaction = fault, .sa_flags = SA_SIGINFO};
    sigset_t set, old;
    sigaction(SIGSEGV, &action, NULL);
    if (sigsetjmp(back, 1) == 0)
        printf("%d\n", sigprocmask(SIG_BLOCK, (sigset_t *)16, NULL));
    if (sigsetjmp(back, 1) == 0)
        printf("%d\n", pthread_sigmask(SIG_BLOCK, (sigset_t *)24, NULL));
    sigemptyset(&set);
    int r = sigprocmask(SIG_BLOCK, &set, (sigset_t *)16);
    printf("%d %s\n", r, strerrorname_np(errno));
    r = sigprocmask(77, &set, NULL);
    printf("%d %s %d\n", r, strerrorname_np(errno), pthread_sigmask(77, &set, NULL));
    memset(&set, 0xff, sizeof set);
    sigprocmask(SIG_SETMASK, &set, NULL);
    sigprocmask(0, NULL, &old);
    for (int s = 1; s <= 64; s++)
        if (!(old.__val[0] >> (s - 1) & 1))
            printf("%d ", s);
    printf("are not blocked\n");
    return 0;
}
