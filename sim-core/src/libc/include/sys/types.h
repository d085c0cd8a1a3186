#ifndef _SYS_TYPES_H
#define _SYS_TYPES_H
#include <features.h>
#include <sys/select.h>
typedef unsigned long size_t;
typedef long ssize_t;
typedef int pid_t;
typedef unsigned uid_t;
typedef unsigned gid_t;
typedef unsigned id_t;
typedef unsigned mode_t;
typedef unsigned long dev_t;
typedef unsigned long ino_t;
typedef unsigned long ino64_t;
typedef unsigned long nlink_t;
typedef long off_t;
typedef long off64_t;
typedef long loff_t;
typedef long blksize_t;
typedef long blkcnt_t;
typedef unsigned long fsblkcnt_t;
typedef unsigned long fsfilcnt_t;
typedef long clock_t;
typedef int clockid_t;
typedef void *timer_t;
typedef unsigned useconds_t;
typedef int key_t;
typedef int daddr_t;
typedef char *caddr_t;
typedef struct { int __val[2]; } fsid_t;
typedef signed char int8_t;
typedef short int16_t;
typedef int int32_t;
typedef long int64_t;
typedef unsigned char u_int8_t;
typedef unsigned short u_int16_t;
typedef unsigned u_int32_t;
typedef unsigned long u_int64_t;
typedef long register_t;
typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned u_int;
typedef unsigned long u_long;
typedef long quad_t;
typedef unsigned long u_quad_t;
typedef unsigned long ulong;
typedef unsigned short ushort;
typedef unsigned uint;
#include <bits/pthreadtypes.h>
#endif
