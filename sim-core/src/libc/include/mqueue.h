#ifndef _MQUEUE_H
#define _MQUEUE_H
#include <features.h>
#include <sys/types.h>
#include <fcntl.h>
#include <bits/timespec.h>
typedef int mqd_t;
struct mq_attr { long mq_flags, mq_maxmsg, mq_msgsize, mq_curmsgs, __pad[4]; };
struct sigevent;
mqd_t mq_open(const char *__name, int __flags, ...);
int mq_close(mqd_t __q);
int mq_unlink(const char *__name);
int mq_getattr(mqd_t __q, struct mq_attr *__attr);
int mq_setattr(mqd_t __q, const struct mq_attr *restrict __attr, struct mq_attr *restrict __old);
int mq_notify(mqd_t __q, const struct sigevent *__event);
int mq_send(mqd_t __q, const char *__msg, size_t __n, unsigned __priority);
int mq_timedsend(mqd_t __q, const char *__msg, size_t __n, unsigned __priority, const struct timespec *__time);
ssize_t mq_receive(mqd_t __q, char *__msg, size_t __n, unsigned *__priority);
ssize_t mq_timedreceive(mqd_t __q, char *restrict __msg, size_t __n, unsigned *restrict __priority, const struct timespec *restrict __time);
#endif
