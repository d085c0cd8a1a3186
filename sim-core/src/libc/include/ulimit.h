#ifndef _ULIMIT_H
#define _ULIMIT_H
#define UL_GETFSIZE 1
#define UL_SETFSIZE 2
#define __UL_GETOPENMAX 4
long ulimit(int __command, ...);
#endif
