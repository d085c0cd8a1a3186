#ifndef _SPAWN_H
#define _SPAWN_H
#include <features.h>
#include <sched.h>
#include <sys/types.h>
#include <bits/sigset.h>
#include <bits/spawn.h>
#define POSIX_SPAWN_RESETIDS 0x01
#define POSIX_SPAWN_SETPGROUP 0x02
#define POSIX_SPAWN_SETSIGDEF 0x04
#define POSIX_SPAWN_SETSIGMASK 0x08
#define POSIX_SPAWN_SETSCHEDPARAM 0x10
#define POSIX_SPAWN_SETSCHEDULER 0x20
#ifdef _GNU_SOURCE
#define POSIX_SPAWN_USEVFORK 0x40
#define POSIX_SPAWN_SETSID 0x80
#endif
int posix_spawn(pid_t *restrict __pid, const char *restrict __path, const posix_spawn_file_actions_t *restrict __actions, const posix_spawnattr_t *restrict __attr, char *const *restrict __argv, char *const *restrict __envp);
int posix_spawnp(pid_t *__pid, const char *__file, const posix_spawn_file_actions_t *__actions, const posix_spawnattr_t *__attr, char *const *__argv, char *const *__envp);
int posix_spawnattr_init(posix_spawnattr_t *__attr);
int posix_spawnattr_destroy(posix_spawnattr_t *__attr);
int posix_spawnattr_getsigdefault(const posix_spawnattr_t *restrict __attr, sigset_t *restrict __set);
int posix_spawnattr_setsigdefault(posix_spawnattr_t *restrict __attr, const sigset_t *restrict __set);
int posix_spawnattr_getsigmask(const posix_spawnattr_t *restrict __attr, sigset_t *restrict __set);
int posix_spawnattr_setsigmask(posix_spawnattr_t *restrict __attr, const sigset_t *restrict __set);
int posix_spawnattr_getflags(const posix_spawnattr_t *restrict __attr, short *restrict __flags);
int posix_spawnattr_setflags(posix_spawnattr_t *__attr, short __flags);
int posix_spawnattr_getpgroup(const posix_spawnattr_t *restrict __attr, pid_t *restrict __group);
int posix_spawnattr_setpgroup(posix_spawnattr_t *__attr, pid_t __group);
int posix_spawnattr_getschedpolicy(const posix_spawnattr_t *restrict __attr, int *restrict __policy);
int posix_spawnattr_setschedpolicy(posix_spawnattr_t *__attr, int __policy);
int posix_spawnattr_getschedparam(const posix_spawnattr_t *restrict __attr, struct sched_param *restrict __param);
int posix_spawnattr_setschedparam(posix_spawnattr_t *restrict __attr, const struct sched_param *restrict __param);
int posix_spawn_file_actions_init(posix_spawn_file_actions_t *__actions);
int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *__actions);
int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *restrict __actions, int __fd, const char *restrict __path, int __flags, mode_t __mode);
int posix_spawn_file_actions_addclose(posix_spawn_file_actions_t *__actions, int __fd);
int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *__actions, int __fd, int __new);
#ifdef __USE_MISC
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *restrict __actions, const char *restrict __path);
int posix_spawn_file_actions_addfchdir_np(posix_spawn_file_actions_t *__actions, int __fd);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *__actions, int __from);
#endif
#endif
