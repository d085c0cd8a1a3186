#ifndef _SYS_CDEFS_H
#define _SYS_CDEFS_H
#include <features.h>
#define __THROW
#define __BEGIN_DECLS
#define __END_DECLS
#define __CONCAT(x, y) x ## y
#define __STRING(x) #x
#endif
