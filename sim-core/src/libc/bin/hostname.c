/* hostname(1). */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    char name[65];
    if (argc > 1 && argv[1][0] != '-') {
        if (sethostname(argv[1], strlen(argv[1])) == 0)
            return 0;
        fprintf(stderr, "hostname: you must be root to change the host name\n");
        return 1;
    }
    gethostname(name, sizeof name);
    puts(name);
    return 0;
}

void __bin_hostname(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
