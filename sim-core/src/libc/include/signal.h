#ifndef _SIGNAL_H
#define _SIGNAL_H
#include <features.h>
#include <bits/sigset.h>
#include <bits/timespec.h>
typedef unsigned long size_t;
typedef int pid_t;
typedef unsigned uid_t;
typedef int sig_atomic_t;
typedef long clock_t;
typedef unsigned long pthread_t;
#define SIGHUP 1
#define SIGINT 2
#define SIGQUIT 3
#define SIGILL 4
#define SIGTRAP 5
#define SIGABRT 6
#define SIGIOT 6
#define SIGBUS 7
#define SIGFPE 8
#define SIGKILL 9
#define SIGUSR1 10
#define SIGSEGV 11
#define SIGUSR2 12
#define SIGPIPE 13
#define SIGALRM 14
#define SIGTERM 15
#define SIGSTKFLT 16
#define SIGCHLD 17
#define SIGCLD 17
#define SIGCONT 18
#define SIGSTOP 19
#define SIGTSTP 20
#define SIGTTIN 21
#define SIGTTOU 22
#define SIGURG 23
#define SIGXCPU 24
#define SIGXFSZ 25
#define SIGVTALRM 26
#define SIGPROF 27
#define SIGWINCH 28
#define SIGIO 29
#define SIGPOLL 29
#define SIGPWR 30
#define SIGSYS 31
#define _NSIG 65
#define NSIG 65
#define SIGRTMIN 34
#define SIGRTMAX 64
typedef void (*__sighandler_t)(int);
typedef __sighandler_t sighandler_t;
typedef __sighandler_t sig_t;
#define SIG_ERR ((__sighandler_t)-1)
#define SIG_DFL ((__sighandler_t)0)
#define SIG_IGN ((__sighandler_t)1)
#define SIG_HOLD ((__sighandler_t)2)
#define SIG_BLOCK 0
#define SIG_UNBLOCK 1
#define SIG_SETMASK 2
#define SA_NOCLDSTOP 1
#define SA_NOCLDWAIT 2
#define SA_SIGINFO 4
#define SA_ONSTACK 0x08000000
#define SA_RESTART 0x10000000
#define SA_NODEFER 0x40000000
#define SA_RESETHAND 0x80000000
#define SA_INTERRUPT 0x20000000
#define SA_NOMASK SA_NODEFER
#define SA_ONESHOT SA_RESETHAND
#define SA_STACK SA_ONSTACK
#define SS_ONSTACK 1
#define SS_DISABLE 2
#define MINSIGSTKSZ 2048
#define SIGSTKSZ 8192
#define SI_USER 0
#define SI_KERNEL 0x80
#define SI_QUEUE (-1)
#define SI_TIMER (-2)
#define SI_MESGQ (-3)
#define SI_ASYNCIO (-4)
#define SI_SIGIO (-5)
#define SI_TKILL (-6)
#define ILL_ILLOPC 1
#define ILL_ILLOPN 2
#define FPE_INTDIV 1
#define FPE_INTOVF 2
#define FPE_FLTDIV 3
#define FPE_FLTOVF 4
#define FPE_FLTUND 5
#define FPE_FLTRES 6
#define FPE_FLTINV 7
#define FPE_FLTSUB 8
#define SEGV_MAPERR 1
#define SEGV_ACCERR 2
#define SEGV_BNDERR 3
#define SEGV_PKUERR 4
#define BUS_ADRALN 1
#define BUS_ADRERR 2
#define BUS_OBJERR 3
#define TRAP_BRKPT 1
#define TRAP_TRACE 2
#define CLD_EXITED 1
#define CLD_KILLED 2
#define CLD_DUMPED 3
#define CLD_TRAPPED 4
#define CLD_STOPPED 5
#define CLD_CONTINUED 6
#define POLL_IN 1
#define POLL_OUT 2
#define POLL_MSG 3
#define POLL_ERR 4
#define POLL_PRI 5
#define POLL_HUP 6
#define SIGEV_SIGNAL 0
#define SIGEV_NONE 1
#define SIGEV_THREAD 2
#define SIGEV_THREAD_ID 4
union sigval { int sival_int; void *sival_ptr; };
typedef union sigval sigval_t;
typedef union sigval __sigval_t;
typedef struct {
    int si_signo, si_errno, si_code, __pad0;
    union {
        int __pad[28];
        struct { pid_t si_pid; uid_t si_uid; } __kill;
        struct { int si_tid; int si_overrun; sigval_t si_sigval; } __timer;
        struct { pid_t si_pid; uid_t si_uid; sigval_t si_sigval; } __rt;
        struct { pid_t si_pid; uid_t si_uid; int si_status; clock_t si_utime, si_stime; } __sigchld;
        struct { void *si_addr; short si_addr_lsb; struct { void *__lower, *__upper; } __bounds; } __sigfault;
        struct { long si_band; int si_fd; } __sigpoll;
        struct { void *__call_addr; int __syscall; unsigned __arch; } __sigsys;
    } __sifields;
} siginfo_t;
#define si_pid __sifields.__kill.si_pid
#define si_uid __sifields.__kill.si_uid
#define si_timerid __sifields.__timer.si_tid
#define si_overrun __sifields.__timer.si_overrun
#define si_status __sifields.__sigchld.si_status
#define si_utime __sifields.__sigchld.si_utime
#define si_stime __sifields.__sigchld.si_stime
#define si_value __sifields.__rt.si_sigval
#define si_int __sifields.__rt.si_sigval.sival_int
#define si_ptr __sifields.__rt.si_sigval.sival_ptr
#define si_addr __sifields.__sigfault.si_addr
#define si_addr_lsb __sifields.__sigfault.si_addr_lsb
#define si_lower __sifields.__sigfault.__bounds.__lower
#define si_upper __sifields.__sigfault.__bounds.__upper
#define si_band __sifields.__sigpoll.si_band
#define si_fd __sifields.__sigpoll.si_fd
#define si_call_addr __sifields.__sigsys.__call_addr
#define si_syscall __sifields.__sigsys.__syscall
#define si_arch __sifields.__sigsys.__arch
struct sigaction {
    union { __sighandler_t sa_handler; void (*sa_sigaction)(int, siginfo_t *, void *); } __sigaction_handler;
    sigset_t sa_mask;
    int sa_flags;
    void (*sa_restorer)(void);
};
#define sa_handler __sigaction_handler.sa_handler
#define sa_sigaction __sigaction_handler.sa_sigaction
typedef struct { void *ss_sp; int ss_flags; size_t ss_size; } stack_t;
typedef struct sigevent {
    sigval_t sigev_value;
    int sigev_signo, sigev_notify;
    union { int __pad[12]; int __tid; struct { void (*__function)(sigval_t); void *__attributes; } __notify; } __ev;
} sigevent_t;
#define sigev_notify_function __ev.__notify.__function
#define sigev_notify_attributes __ev.__notify.__attributes
enum {
    REG_R8, REG_R9, REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15, REG_RDI, REG_RSI, REG_RBP, REG_RBX,
    REG_RDX, REG_RAX, REG_RCX, REG_RSP, REG_RIP, REG_EFL, REG_CSGSFS, REG_ERR, REG_TRAPNO, REG_OLDMASK, REG_CR2
};
typedef long long greg_t;
typedef greg_t gregset_t[23];
typedef struct { gregset_t gregs; void *fpregs; unsigned long long __reserved[8]; } mcontext_t;
typedef struct ucontext_t {
    unsigned long uc_flags;
    struct ucontext_t *uc_link;
    stack_t uc_stack;
    mcontext_t uc_mcontext;
    sigset_t uc_sigmask;
    long __fpregs_mem[64];
    unsigned long long __ssp[4];
} ucontext_t;
__sighandler_t signal(int __signal, __sighandler_t __handler);
__sighandler_t bsd_signal(int __signal, __sighandler_t __handler);
__sighandler_t sysv_signal(int __signal, __sighandler_t __handler);
int sigaction(int __signal, const struct sigaction *restrict __new, struct sigaction *restrict __old);
int raise(int __signal);
int kill(pid_t __pid, int __signal);
int killpg(pid_t __group, int __signal);
int tgkill(pid_t __group, pid_t __tid, int __signal);
int sigemptyset(sigset_t *__set);
int sigfillset(sigset_t *__set);
int sigaddset(sigset_t *__set, int __signal);
int sigdelset(sigset_t *__set, int __signal);
int sigismember(const sigset_t *__set, int __signal);
int sigisemptyset(const sigset_t *__set);
int sigandset(sigset_t *__set, const sigset_t *__a, const sigset_t *__b);
int sigorset(sigset_t *__set, const sigset_t *__a, const sigset_t *__b);
int sigprocmask(int __how, const sigset_t *restrict __set, sigset_t *restrict __old);
int pthread_sigmask(int __how, const sigset_t *restrict __set, sigset_t *restrict __old);
int pthread_kill(pthread_t __tid, int __signal);
int sigpending(sigset_t *__set);
int sigsuspend(const sigset_t *__set);
int sigwait(const sigset_t *restrict __set, int *restrict __signal);
int sigwaitinfo(const sigset_t *restrict __set, siginfo_t *restrict __info);
int sigtimedwait(const sigset_t *restrict __set, siginfo_t *restrict __info, const struct timespec *restrict __timeout);
int sigqueue(pid_t __pid, int __signal, const union sigval __value);
int sigaltstack(const stack_t *restrict __new, stack_t *restrict __old);
int siginterrupt(int __signal, int __interrupt);
int sigignore(int __signal);
int sighold(int __signal);
int sigblock(int __mask);
int sigsetmask(int __mask);
int siggetmask(void);
#define sigmask(__signal) ((int)(1U << ((__signal) - 1)))
int sigrelse(int __signal);
int sigpause(int __signal);
__sighandler_t sigset(int __signal, __sighandler_t __handler);
void psignal(int __signal, const char *__s);
void psiginfo(const siginfo_t *__info, const char *__s);
extern const char *const sys_siglist[65];
#endif
