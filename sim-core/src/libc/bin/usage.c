/* What coreutils' commands say when they are called wrongly: src/system.h. */
#include <bits/command.h>

int __cmd_usage(int status)
{
    fprintf(stderr, "Try '%s --help' for more information.\n", program_invocation_name);
    return status;
}

int __cmd_missing(int status, const char *after)
{
    if (after)
        error(0, 0, "missing operand after '%s'", after);
    else
        error(0, 0, "missing operand");
    return __cmd_usage(status);
}

int __cmd_extra(int status, const char *operand)
{
    error(0, 0, "extra operand '%s'", operand);
    return __cmd_usage(status);
}

int __cmd_unreadable(const char *what, const char *name)
{
    error(0, errno, what, name);
    return 1;
}

/* A file to read; "-" is standard input. */
FILE *__cmd_open(const char *name)
{
    return strcmp(name, "-") ? fopen(name, "r") : stdin;
}
