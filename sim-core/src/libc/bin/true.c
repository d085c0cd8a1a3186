/* true(1). */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    return 0;
}

void __bin_true(int argc, char **argv, char **envp)
{
    __command_begin("true", run, argc, argv, envp);
}
