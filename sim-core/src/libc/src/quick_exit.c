/* quick_exit(3): only what at_quick_exit registered; stdio is not flushed. */
_Noreturn void _exit(int status);

static void (*functions[32])(void);
static int n;

int at_quick_exit(void (*f)(void))
{
    if (n == 32)
        return -1;
    functions[n++] = f;
    return 0;
}

_Noreturn void quick_exit(int status)
{
    while (n > 0)
        functions[--n]();
    _exit(status);
}
