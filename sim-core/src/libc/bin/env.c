/* env(1): with assignments and -i, prints the environment or runs a program. */
#include <bits/command.h>

extern char **environ;

static int run(int argc, char **argv, char **envp)
{
    char **p;
    int i = 1;
    if (i < argc && (!strcmp(argv[i], "-i") || !strcmp(argv[i], "-"))) {
        clearenv();
        i++;
    }
    for (; i < argc && strchr(argv[i], '='); i++)
        putenv(argv[i]);
    if (i < argc) {
        execvp(argv[i], argv + i);
        fprintf(stderr, "env: '%s': %s\n", argv[i], strerror(errno));
        return errno == ENOENT ? 127 : 126;
    }
    for (p = environ; p && *p; p++)
        puts(*p);
    return 0;
}

void __bin_env(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
