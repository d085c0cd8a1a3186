#ifndef _BITS_IOVEC_H
#define _BITS_IOVEC_H
typedef unsigned long size_t;
struct iovec { void *iov_base; size_t iov_len; };
#endif
