#ifndef _SYS_SHM_H
#define _SYS_SHM_H
#include <sys/ipc.h>
typedef unsigned long size_t;
typedef unsigned long shmatt_t;
#define SHM_R 0400
#define SHM_W 0200
#define SHM_RDONLY 010000
#define SHM_RND 020000
#define SHM_REMAP 040000
#define SHM_EXEC 0100000
#define SHM_LOCK 11
#define SHM_UNLOCK 12
#define SHM_STAT 13
#define SHM_INFO 14
#define SHM_STAT_ANY 15
#define SHM_DEST 01000
#define SHM_LOCKED 02000
#define SHMLBA 4096
struct shminfo { unsigned long shmmax, shmmin, shmmni, shmseg, shmall, __unused1, __unused2, __unused3, __unused4; };
struct shm_info { int used_ids; unsigned long shm_tot, shm_rss, shm_swp, swap_attempts, swap_successes; };
struct shmid_ds {
    struct ipc_perm shm_perm;
    size_t shm_segsz;
    long shm_atime, shm_dtime, shm_ctime;
    pid_t shm_cpid, shm_lpid;
    shmatt_t shm_nattch;
    unsigned long __unused1, __unused2;
};
int shmget(key_t __key, size_t __size, int __flags);
void *shmat(int __id, const void *__addr, int __flags);
int shmdt(const void *__addr);
int shmctl(int __id, int __command, struct shmid_ds *__buf);
#endif
