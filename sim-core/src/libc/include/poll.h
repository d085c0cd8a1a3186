#ifndef _POLL_H
#define _POLL_H
#include <bits/sigset.h>
#include <bits/timespec.h>
#define POLLIN 1
#define POLLPRI 2
#define POLLOUT 4
#define POLLERR 8
#define POLLHUP 0x10
#define POLLNVAL 0x20
#define POLLRDNORM 0x40
#define POLLRDBAND 0x80
#define POLLWRNORM 0x100
#define POLLWRBAND 0x200
#define POLLMSG 0x400
#define POLLRDHUP 0x2000
typedef unsigned long nfds_t;
struct pollfd { int fd; short events, revents; };
int poll(struct pollfd *__fds, nfds_t __n, int __timeout);
int ppoll(struct pollfd *__fds, nfds_t __n, const struct timespec *__timeout, const sigset_t *__mask);
#endif
