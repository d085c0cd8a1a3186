/* date(1), with +FORMAT. The zone is UTC. */
#include <bits/command.h>
#include <time.h>

static int run(int argc, char **argv, char **envp)
{
    static char text[4096];
    time_t now = time(NULL);
    const char *format = argc > 1 && argv[argc - 1][0] == '+' ? argv[argc - 1] + 1 : "%a %b %e %H:%M:%S UTC %Y";
    strftime(text, sizeof text, format, gmtime(&now));
    puts(text);
    return 0;
}

void __bin_date(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
