/* SIGPIPE caught and ignored; abort with a handler; SIGSEGV ignored or blocked. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static sigjmp_buf env;

static void caught(int signal)
{
    write(1, "caught\n", 7);
}

static void jumps(int signal)
{
    siglongjmp(env, 1);
}

static void in_child(const char *what, void (*run)(void))
{
    int status;
    fflush(stdout);
    if (fork() == 0) {
        run();
        _exit(7);
    }
    wait(&status);
    if (WIFSIGNALED(status))
        printf("%s: killed by %d\n", what, WTERMSIG(status));
    else
        printf("%s: exit %d\n", what, WEXITSTATUS(status));
}

static void abort_caught(void) { signal(SIGABRT, caught); abort(); }
static void abort_ignored(void) { signal(SIGABRT, SIG_IGN); abort(); }
static void abort_left(void) { signal(SIGABRT, jumps); if (sigsetjmp(env, 1) == 0) abort(); }
static void fault_ignored(void) { signal(SIGSEGV, SIG_IGN); *(volatile int *)8 = 1; }
static void raise_ignored(void) { signal(SIGSEGV, SIG_IGN); raise(SIGSEGV); }
static void fault_again(void) { signal(SIGSEGV, caught); alarm(1); signal(SIGALRM, SIG_DFL); raise(SIGSEGV); }
static void in_handler(int signal) { *(volatile int *)8 = 1; }
static void fault_in_handler(void) { signal(SIGSEGV, in_handler); *(volatile int *)16 = 1; }
static void fault_blocked(void)
{
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    signal(SIGSEGV, caught);
    *(volatile int *)8 = 1;
}

int main(void)
{
    int fds[2];
    pipe(fds);
    close(fds[0]);
    signal(SIGPIPE, caught);
    printf("%zd", write(fds[1], "x", 1));
    printf(" %s\n", strerror(errno));
    signal(SIGPIPE, SIG_IGN);
    printf("%zd", write(fds[1], "x", 1));
    printf(" %s\n", strerror(errno));
    in_child("abort, caught", abort_caught);
    in_child("abort, ignored", abort_ignored);
    in_child("abort, left", abort_left);
    in_child("fault, ignored", fault_ignored);
    in_child("raise, ignored", raise_ignored);
    in_child("fault, blocked", fault_blocked);
    in_child("fault in the handler", fault_in_handler);
    in_child("raise, caught", fault_again);
    return 0;
}
