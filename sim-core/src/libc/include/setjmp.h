#ifndef _SETJMP_H
#define _SETJMP_H
#include <bits/sigset.h>
struct __jmp_buf_tag {
    long __jmpbuf[8];
    int __mask_was_saved;
    sigset_t __saved_mask;
};
typedef struct __jmp_buf_tag jmp_buf[1];
typedef struct __jmp_buf_tag sigjmp_buf[1];
struct __jmp_buf_tag *__sigjmp_save(struct __jmp_buf_tag *__env, int __save);
_Noreturn void longjmp(struct __jmp_buf_tag *__env, int __value);
_Noreturn void _longjmp(struct __jmp_buf_tag *__env, int __value);
_Noreturn void siglongjmp(struct __jmp_buf_tag *__env, int __value);
#define setjmp(env) __builtin_setjmp_ringside(__sigjmp_save(env, 0))
#define _setjmp(env) setjmp(env)
#define sigsetjmp(env, save) __builtin_setjmp_ringside(__sigjmp_save(env, save))
#endif
