/* setjmp(3), longjmp(3). The jump itself is an instruction of the machine. */
struct tag {
    long buffer[8];
    int saved;
    unsigned long mask[16];
};

struct tag *__sigjmp_save(struct tag *env, int save)
{
    env->saved = save != 0 && __rt_syscall(14, 0, 0, env->mask, 8) == 0; /* rt_sigprocmask */
    return env;
}

_Noreturn void longjmp(struct tag *env, int value)
{
    if (env->saved)
        __rt_syscall(14, 2, env->mask, 0, 8); /* SIG_SETMASK */
    __builtin_longjmp_ringside(env, value ? value : 1);
}

_Noreturn void _longjmp(struct tag *env, int value)
{
    longjmp(env, value);
}

_Noreturn void siglongjmp(struct tag *env, int value)
{
    longjmp(env, value);
}
