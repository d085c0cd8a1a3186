/* _exit(2). */
_Noreturn void _exit(int status)
{
    for (;;)
        __rt_syscall(231, status); /* exit_group */
}

_Noreturn void _Exit(int status)
{
    _exit(status);
}
