/* What siginfo tells of kill, raise, sigqueue, a child's end and a fault. */
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static sigjmp_buf env;
static pid_t child;

static void sender(int signal, siginfo_t *info, void *context)
{
    printf("signal %d errno %d code %d own pid %d own uid %d value %d\n", info->si_signo, info->si_errno, info->si_code,
           info->si_pid == getpid(), info->si_uid == getuid(), info->si_code == SI_QUEUE ? info->si_value.sival_int : 0);
}

static void ended(int signal, siginfo_t *info, void *context)
{
    printf("SIGCHLD code %d status %d that child %d\n", info->si_code, info->si_status, info->si_pid == child);
}

static void fault(int signal, siginfo_t *info, void *context)
{
    printf("signal %d code %d at %p\n", signal, info->si_code, info->si_code == SEGV_MAPERR && signal == SIGSEGV ? info->si_addr : NULL);
    siglongjmp(env, 1);
}

static void make(void (*what)(void))
{
    sigset_t set, old;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, &old);
    fflush(stdout);
    child = fork();
    if (child == 0) {
        what();
        _exit(1);
    }
    sigsuspend(&old);
    sigprocmask(SIG_SETMASK, &old, NULL);
    waitpid(child, NULL, 0);
}

static void leave(void) { _exit(42); }
static void killed(void) { raise(SIGKILL); }
static void terminated(void) { raise(SIGTERM); }

int main(void)
{
    struct sigaction sa;
    union sigval value;
    volatile int zero = 0;
    volatile char *place = (char *)0x1234;
    const char *text = "constant";
    memset(&sa, 0, sizeof sa);
    sa.sa_flags = SA_SIGINFO;
    sa.sa_sigaction = sender;
    sigaction(SIGUSR1, &sa, NULL);
    kill(getpid(), SIGUSR1);
    raise(SIGUSR1);
    value.sival_int = 77;
    sigqueue(getpid(), SIGUSR1, value);
    sa.sa_sigaction = ended;
    sigaction(SIGCHLD, &sa, NULL);
    make(leave);
    make(killed);
    make(terminated);
    sa.sa_sigaction = fault;
    sigaction(SIGSEGV, &sa, NULL);
    sigaction(SIGFPE, &sa, NULL);
    if (sigsetjmp(env, 1) == 0)
        *place = 1;
    if (sigsetjmp(env, 1) == 0)
        printf("%d\n", 7 / zero);
    if (sigsetjmp(env, 1) == 0)
        raise(SIGSEGV);
    printf("alive\n");
    return 0;
}
