/* rmdir(1). */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    int i, status = 0;
    for (i = 1; i < argc; i++)
        if (rmdir(argv[i]) < 0) {
            fprintf(stderr, "rmdir: failed to remove '%s': %s\n", argv[i], strerror(errno));
            status = 1;
        }
    return status;
}

void __bin_rmdir(int argc, char **argv, char **envp)
{
    __command_begin("rmdir", run, argc, argv, envp);
}
