/* What posix_spawn is told: glibc's posix/spawn.h. */
#ifndef _BITS_SPAWN_H
#define _BITS_SPAWN_H
typedef struct {
    short __flags;
    int __pgrp;
    sigset_t __sd, __ss;
    struct sched_param __sp;
    int __policy;
    int __pad[16];
} posix_spawnattr_t;
typedef struct {
    int __allocated, __used;
    struct __spawn_action *__actions;
    int __pad[16];
} posix_spawn_file_actions_t;
#endif
