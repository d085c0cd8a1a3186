/* mv(1). */
#include <bits/command.h>

char *__command_target(const char *from, char *to);

static int run(int argc, char **argv, char **envp)
{
    int i, status = 0;
    if (argc < 3) {
        if (argc < 2)
            fprintf(stderr, "mv: missing file operand\n");
        else
            fprintf(stderr, "mv: missing destination file operand after '%s'\n", argv[1]);
        fprintf(stderr, "Try 'mv --help' for more information.\n");
        return 1;
    }
    for (i = 1; i < argc - 1; i++)
        if (rename(argv[i], __command_target(argv[i], argv[argc - 1])) < 0) {
            if (errno == ENOENT)
                fprintf(stderr, "mv: cannot stat '%s': %s\n", argv[i], strerror(errno));
            else
                fprintf(stderr, "mv: cannot move '%s' to '%s': %s\n", argv[i], argv[argc - 1], strerror(errno));
            status = 1;
        }
    return status;
}

void __bin_mv(int argc, char **argv, char **envp)
{
    __command_begin("mv", run, argc, argv, envp);
}
