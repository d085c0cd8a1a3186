#ifndef _SEMAPHORE_H
#define _SEMAPHORE_H
#include <sys/types.h>
#include <bits/timespec.h>
typedef union { char __size[32]; long __align; } sem_t;
#define SEM_FAILED ((sem_t *)0)
int sem_init(sem_t *__sem, int __shared, unsigned __value);
int sem_destroy(sem_t *__sem);
sem_t *sem_open(const char *__name, int __flags, ...);
int sem_close(sem_t *__sem);
int sem_unlink(const char *__name);
int sem_wait(sem_t *__sem);
int sem_trywait(sem_t *__sem);
int sem_timedwait(sem_t *restrict __sem, const struct timespec *restrict __time);
#ifdef _GNU_SOURCE
int sem_clockwait(sem_t *restrict __sem, clockid_t __clock, const struct timespec *restrict __time);
#endif
int sem_post(sem_t *__sem);
int sem_getvalue(sem_t *restrict __sem, int *restrict __value);
#endif
