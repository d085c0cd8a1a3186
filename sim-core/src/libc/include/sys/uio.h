#ifndef _SYS_UIO_H
#define _SYS_UIO_H
#include <sys/types.h>
#include <bits/iovec.h>
#define UIO_MAXIOV 1024
ssize_t readv(int __fd, const struct iovec *__iov, int __n);
ssize_t writev(int __fd, const struct iovec *__iov, int __n);
ssize_t preadv(int __fd, const struct iovec *__iov, int __n, off_t __offset);
ssize_t pwritev(int __fd, const struct iovec *__iov, int __n, off_t __offset);
#define RWF_HIPRI 1
#define RWF_DSYNC 2
#define RWF_SYNC 4
#define RWF_NOWAIT 8
#define RWF_APPEND 16
ssize_t preadv2(int __fd, const struct iovec *__iov, int __n, off_t __offset, int __flags);
ssize_t pwritev2(int __fd, const struct iovec *__iov, int __n, off_t __offset, int __flags);
ssize_t process_vm_readv(pid_t __pid, const struct iovec *__local, unsigned long __nlocal, const struct iovec *__remote, unsigned long __nremote, unsigned long __flags);
ssize_t process_vm_writev(pid_t __pid, const struct iovec *__local, unsigned long __nlocal, const struct iovec *__remote, unsigned long __nremote, unsigned long __flags);
#endif
