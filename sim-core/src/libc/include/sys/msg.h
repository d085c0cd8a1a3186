#ifndef _SYS_MSG_H
#define _SYS_MSG_H
#include <features.h>
#include <sys/ipc.h>
typedef long time_t;
typedef unsigned long size_t;
typedef long ssize_t;
typedef unsigned long msgqnum_t;
typedef unsigned long msglen_t;
#define MSG_NOERROR 010000
#ifdef _GNU_SOURCE
#define MSG_EXCEPT 020000
#define MSG_COPY 040000
struct msgbuf { long mtype; char mtext[1]; };
#endif
#define MSG_STAT 11
#define MSG_INFO 12
#define MSG_STAT_ANY 13
#define msg_cbytes __msg_cbytes
struct msginfo { int msgpool, msgmap, msgmax, msgmnb, msgmni, msgssz, msgtql; unsigned short msgseg; };
struct msqid_ds {
    struct ipc_perm msg_perm;
    long msg_stime, msg_rtime, msg_ctime;
    unsigned long __msg_cbytes;
    msgqnum_t msg_qnum;
    msglen_t msg_qbytes;
    pid_t msg_lspid, msg_lrpid;
    unsigned long __unused1, __unused2;
};
int msgget(key_t __key, int __flags);
int msgsnd(int __id, const void *__msg, size_t __n, int __flags);
ssize_t msgrcv(int __id, void *__msg, size_t __n, long __type, int __flags);
int msgctl(int __id, int __command, struct msqid_ds *__buf);
#endif
