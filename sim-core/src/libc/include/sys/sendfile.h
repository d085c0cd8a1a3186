#ifndef _SYS_SENDFILE_H
#define _SYS_SENDFILE_H
#include <sys/types.h>
ssize_t sendfile(int __to, int __from, off_t *__offset, size_t __n);
#endif
