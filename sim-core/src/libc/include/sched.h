#ifndef _SCHED_H
#define _SCHED_H
#include <bits/timespec.h>
typedef unsigned long size_t;
typedef int pid_t;
#define SCHED_OTHER 0
#define SCHED_FIFO 1
#define SCHED_RR 2
#define SCHED_BATCH 3
#define SCHED_IDLE 5
#define SCHED_DEADLINE 6
#define SCHED_RESET_ON_FORK 0x40000000
#define CSIGNAL 0xff
#define CLONE_VM 0x100
#define CLONE_FS 0x200
#define CLONE_FILES 0x400
#define CLONE_SIGHAND 0x800
#define CLONE_PIDFD 0x1000
#define CLONE_PTRACE 0x2000
#define CLONE_VFORK 0x4000
#define CLONE_PARENT 0x8000
#define CLONE_THREAD 0x10000
#define CLONE_NEWNS 0x20000
#define CLONE_SYSVSEM 0x40000
#define CLONE_SETTLS 0x80000
#define CLONE_PARENT_SETTID 0x100000
#define CLONE_CHILD_CLEARTID 0x200000
#define CLONE_DETACHED 0x400000
#define CLONE_UNTRACED 0x800000
#define CLONE_CHILD_SETTID 0x1000000
#define CLONE_NEWUTS 0x4000000
#define CLONE_NEWIPC 0x8000000
#define CLONE_NEWUSER 0x10000000
#define CLONE_NEWPID 0x20000000
#define CLONE_NEWNET 0x40000000
#define CLONE_IO 0x80000000
struct sched_param { int sched_priority; };
#define CPU_SETSIZE 1024
typedef struct { unsigned long __bits[16]; } cpu_set_t;
#define CPU_ZERO(set) do { unsigned __i; cpu_set_t *__s = (set); for (__i = 0; __i < 16; ++__i) __s->__bits[__i] = 0; } while (0)
#define CPU_SET(cpu, set) ((void)((set)->__bits[(cpu) / 64] |= 1UL << ((cpu) % 64)))
#define CPU_CLR(cpu, set) ((void)((set)->__bits[(cpu) / 64] &= ~(1UL << ((cpu) % 64))))
#define CPU_ISSET(cpu, set) (((set)->__bits[(cpu) / 64] & 1UL << ((cpu) % 64)) != 0)
#define CPU_COUNT(set) __sched_cpucount(sizeof(cpu_set_t), set)
int __sched_cpucount(size_t __n, const cpu_set_t *__set);
int sched_yield(void);
int sched_get_priority_max(int __policy);
int sched_get_priority_min(int __policy);
int sched_getscheduler(pid_t __pid);
int sched_setscheduler(pid_t __pid, int __policy, const struct sched_param *__param);
int sched_getparam(pid_t __pid, struct sched_param *__param);
int sched_setparam(pid_t __pid, const struct sched_param *__param);
int sched_rr_get_interval(pid_t __pid, struct timespec *__time);
int sched_getaffinity(pid_t __pid, size_t __n, cpu_set_t *__set);
int sched_setaffinity(pid_t __pid, size_t __n, const cpu_set_t *__set);
int sched_getcpu(void);
int clone(int (*__f)(void *), void *__stack, int __flags, void *__arg, ...);
int unshare(int __flags);
int setns(int __fd, int __type);
#endif
