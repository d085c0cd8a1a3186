/* cp(1), of files. */
#include <bits/command.h>

char *__command_target(const char *from, char *to);
int __command_copy(const char *from, const char *to);

static int run(int argc, char **argv, char **envp)
{
    int i, status = 0;
    if (argc < 3) {
        if (argc < 2)
            fprintf(stderr, "cp: missing file operand\n");
        else
            fprintf(stderr, "cp: missing destination file operand after '%s'\n", argv[1]);
        fprintf(stderr, "Try 'cp --help' for more information.\n");
        return 1;
    }
    for (i = 1; i < argc - 1; i++)
        status |= __command_copy(argv[i], __command_target(argv[i], argv[argc - 1]));
    return status;
}

void __bin_cp(int argc, char **argv, char **envp)
{
    __command_begin("cp", run, argc, argv, envp);
}
