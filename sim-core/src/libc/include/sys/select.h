#ifndef _SYS_SELECT_H
#define _SYS_SELECT_H
#include <bits/sigset.h>
#include <bits/timespec.h>
#include <bits/timeval.h>
#define FD_SETSIZE 1024
typedef long __fd_mask;
typedef long fd_mask;
#define NFDBITS 64
typedef struct { long fds_bits[16]; } fd_set;
#define FD_SET(fd, set) ((void)((set)->fds_bits[(fd) / 64] |= 1L << ((fd) % 64)))
#define FD_CLR(fd, set) ((void)((set)->fds_bits[(fd) / 64] &= ~(1L << ((fd) % 64))))
#define FD_ISSET(fd, set) (((set)->fds_bits[(fd) / 64] & 1L << ((fd) % 64)) != 0)
#define FD_ZERO(set) do { unsigned __i; fd_set *__s = (set); for (__i = 0; __i < 16; ++__i) __s->fds_bits[__i] = 0; } while (0)
int select(int __n, fd_set *restrict __read, fd_set *restrict __write, fd_set *restrict __except, struct timeval *restrict __timeout);
int pselect(int __n, fd_set *restrict __read, fd_set *restrict __write, fd_set *restrict __except, const struct timespec *restrict __timeout, const sigset_t *restrict __mask);
#endif
