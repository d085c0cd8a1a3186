#ifndef _SYS_RESOURCE_H
#define _SYS_RESOURCE_H
#include <features.h>
#include <bits/timeval.h>
typedef unsigned id_t;
typedef unsigned long rlim_t;
#define RLIM_INFINITY (~0UL)
#define RLIM_SAVED_MAX RLIM_INFINITY
#define RLIM_SAVED_CUR RLIM_INFINITY
enum {
    RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_DATA, RLIMIT_STACK, RLIMIT_CORE, RLIMIT_RSS, RLIMIT_NPROC, RLIMIT_NOFILE,
    RLIMIT_MEMLOCK, RLIMIT_AS, RLIMIT_LOCKS, RLIMIT_SIGPENDING, RLIMIT_MSGQUEUE, RLIMIT_NICE, RLIMIT_RTPRIO,
    RLIMIT_RTTIME, RLIMIT_NLIMITS
};
#define RLIMIT_CPU RLIMIT_CPU
#define RLIMIT_FSIZE RLIMIT_FSIZE
#define RLIMIT_DATA RLIMIT_DATA
#define RLIMIT_STACK RLIMIT_STACK
#define RLIMIT_CORE RLIMIT_CORE
#define RLIMIT_RSS RLIMIT_RSS
#define RLIMIT_NPROC RLIMIT_NPROC
#define RLIMIT_NOFILE RLIMIT_NOFILE
#define RLIMIT_MEMLOCK RLIMIT_MEMLOCK
#define RLIMIT_AS RLIMIT_AS
#define RLIMIT_LOCKS RLIMIT_LOCKS
#define RLIMIT_SIGPENDING RLIMIT_SIGPENDING
#define RLIMIT_MSGQUEUE RLIMIT_MSGQUEUE
#define RLIMIT_NICE RLIMIT_NICE
#define RLIMIT_RTPRIO RLIMIT_RTPRIO
#define RLIMIT_RTTIME RLIMIT_RTTIME
#define RLIMIT_OFILE RLIMIT_NOFILE
#define RLIM_NLIMITS RLIMIT_NLIMITS
struct rlimit { rlim_t rlim_cur, rlim_max; };
#define RUSAGE_SELF 0
#define RUSAGE_CHILDREN (-1)
#define RUSAGE_THREAD 1
struct rusage {
    struct timeval ru_utime, ru_stime;
    long ru_maxrss, ru_ixrss, ru_idrss, ru_isrss, ru_minflt, ru_majflt, ru_nswap, ru_inblock, ru_oublock;
    long ru_msgsnd, ru_msgrcv, ru_nsignals, ru_nvcsw, ru_nivcsw;
};
#define PRIO_MIN (-20)
#define PRIO_MAX 20
#define PRIO_PROCESS 0
#define PRIO_PGRP 1
#define PRIO_USER 2
int getrlimit(int __resource, struct rlimit *__limit);
int setrlimit(int __resource, const struct rlimit *__limit);
int prlimit(int __pid, int __resource, const struct rlimit *__new, struct rlimit *__old);
int getrusage(int __who, struct rusage *__usage);
int getpriority(int __which, id_t __who);
int setpriority(int __which, id_t __who, int __value);
#endif
