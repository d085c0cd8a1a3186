/* true(1). */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    return 0;
}

void __bin_true(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
