/* How a command begins and ends: standard output that cannot be written is an error
   (close_stdout of the coreutils). */
#include <bits/command.h>

_Noreturn void __libc_start_main(int (*main)(int, char **, char **), void (*const *init)(int, char **, char **), int argc,
                                 char **argv, char **envp);

static const char *own_name;
static int (*command)(int, char **, char **);

static void check_output(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return;
    fprintf(stderr, "%s: write error: %s\n", own_name, strerror(errno));
    _exit(1);
}

static int run(int argc, char **argv, char **envp)
{
    atexit(check_output);
    return command(argc, argv, envp);
}

_Noreturn void __command_begin(const char *name, int (*body)(int, char **, char **), int argc, char **argv, char **envp)
{
    own_name = name;
    command = body;
    __libc_start_main(run, NULL, argc, argv, envp);
}
