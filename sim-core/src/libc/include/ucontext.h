#ifndef _UCONTEXT_H
#define _UCONTEXT_H
#include <signal.h>
void *__context_keep(ucontext_t *__context);
void *__context_take(const ucontext_t *__context);
#define getcontext(context) __builtin_context_ringside(__context_keep(context), (void *)0)
int setcontext(const ucontext_t *__context);
void makecontext(ucontext_t *__context, void (*__f)(void), int __argc, ...);
#define swapcontext(old, new) __builtin_context_ringside(__context_keep(old), __context_take(new))
#endif
