/* What a sem_t is: glibc's struct new_sem. */
#ifndef _BITS_SEMAPHORE_IMPL_H
#define _BITS_SEMAPHORE_IMPL_H
#define SEM_VALUE_MAX 2147483647u
/* In `private` of one that processes share. */
#define SEM_SHARED 128
struct __sem { unsigned long data; int private, __pad; long __rest[2]; };
#endif
