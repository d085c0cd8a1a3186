/* Where a signal handler returns to: sigreturn(2). */
void __restore_rt(void)
{
    __rt_syscall(15); /* rt_sigreturn */
}
