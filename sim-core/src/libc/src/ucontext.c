/* makecontext(3) and its kin. The change of stacks itself is an instruction of the machine; getcontext and
   swapcontext are macros around it, for they "return" to their caller once more, as setjmp does. */
#include <bits/lib.h>
#include <stdarg.h>
#include <ucontext.h>

void exit(int status);

/* Where the instruction keeps the registers; the mask is kept here. */
void *__context_keep(ucontext_t *context)
{
    __rt_syscall(14, 0, 0, &context->uc_sigmask, 8); /* rt_sigprocmask */
    return context->__fpregs_mem;
}

/* Where it takes them from. */
void *__context_take(const ucontext_t *context)
{
    __rt_syscall(14, 2, &context->uc_sigmask, 0, 8); /* SIG_SETMASK */
    return (void *)context->__fpregs_mem;
}

int setcontext(const ucontext_t *context)
{
    return __builtin_context_ringside((void *)0, __context_take(context));
}

static void begin(ucontext_t *context)
{
    greg_t *args = context->uc_mcontext.gregs;
    void (*f)(long, long, long, long, long, long) = (void (*)(long, long, long, long, long, long))args[REG_RIP];
    f(args[0], args[1], args[2], args[3], args[4], args[5]);
    if (context->uc_link)
        setcontext(context->uc_link);
    exit(0);
}

void makecontext(ucontext_t *context, void (*f)(void), int argc, ...)
{
    greg_t *args = context->uc_mcontext.gregs;
    unsigned long top = (unsigned long)context->uc_stack.ss_sp + context->uc_stack.ss_size;
    va_list ap;
    va_start(ap, argc);
    for (int i = 0; i < argc && i < 6; i++)
        args[i] = va_arg(ap, long);
    va_end(ap);
    args[REG_RIP] = (long)f;
    context->__fpregs_mem[0] = 0;
    context->__fpregs_mem[1] = top & -16;
    context->__fpregs_mem[2] = (long)begin;
    context->__fpregs_mem[3] = (long)context;
}
