#ifndef _SYS_SEM_H
#define _SYS_SEM_H
#include <features.h>
#include <sys/ipc.h>
#include <sys/types.h>
#include <bits/timespec.h>
#define SEM_UNDO 0x1000
#define GETPID 11
#define GETVAL 12
#define GETALL 13
#define GETNCNT 14
#define GETZCNT 15
#define SETVAL 16
#define SETALL 17
#define SEM_STAT 18
#define SEM_INFO 19
#define SEM_STAT_ANY 20
#define _SEM_SEMUN_UNDEFINED 1
struct sembuf { unsigned short sem_num; short sem_op, sem_flg; };
struct seminfo { int semmap, semmni, semmns, semmnu, semmsl, semopm, semume, semusz, semvmx, semaem; };
struct semid_ds { struct ipc_perm sem_perm; long sem_otime, __unused1, sem_ctime, __unused2; unsigned long sem_nsems, __unused3, __unused4; };
int semget(key_t __key, int __n, int __flags);
int semop(int __id, struct sembuf *__ops, size_t __n);
int semtimedop(int __id, struct sembuf *__ops, size_t __n, const struct timespec *__timeout);
int semctl(int __id, int __n, int __command, ...);
#endif
