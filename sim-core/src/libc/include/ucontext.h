#ifndef _UCONTEXT_H
#define _UCONTEXT_H
#include <signal.h>
int getcontext(ucontext_t *__context);
int setcontext(const ucontext_t *__context);
void makecontext(ucontext_t *__context, void (*__f)(void), int __argc, ...);
int swapcontext(ucontext_t *restrict __old, const ucontext_t *restrict __new);
#endif
