/* printenv(1). */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    int i, status = 0;
    for (i = 0; argc == 1 && envp[i]; i++)
        puts(envp[i]);
    for (i = 1; i < argc; i++) {
        const char *value = getenv(argv[i]);
        if (value)
            puts(value);
        else
            status = 1;
    }
    return status;
}

void __bin_printenv(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
