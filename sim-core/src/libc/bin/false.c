/* false(1). */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    return 1;
}

void __bin_false(int argc, char **argv, char **envp)
{
    __command_begin("false", run, argc, argv, envp);
}
