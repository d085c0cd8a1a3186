/* env(1): with assignments and -i, prints the environment or runs a program. */
#include <bits/command.h>

extern char **environ;

static int run(int argc, char **argv, char **envp)
{
    char **p;
    int i, c;
    while ((c = getopt(argc, argv, "+iu:")) != -1)
        if (c == 'i')
            clearenv();
        else if (c == 'u')
            unsetenv(optarg);
        else
            return __cmd_usage(125);
    i = optind;
    if (i < argc && !strcmp(argv[i], "-")) {
        clearenv();
        i++;
    }
    for (; i < argc && strchr(argv[i], '='); i++)
        putenv(argv[i]);
    if (i < argc) {
        execvp(argv[i], argv + i);
        c = errno;
        error(0, c, "'%s'", argv[i]);
        return c == ENOENT ? 127 : 126;
    }
    for (p = environ; p && *p; p++)
        puts(*p);
    return 0;
}

void __bin_env(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
