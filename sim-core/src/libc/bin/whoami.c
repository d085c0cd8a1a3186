/* whoami(1). */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    puts("student");
    return 0;
}

void __bin_whoami(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
