/* whoami(1). */
#include <bits/command.h>
#include <pwd.h>

static int run(int argc, char **argv, char **envp)
{
    struct passwd *pw = getpwuid(geteuid());
    if (argc > 1)
        return __cmd_extra(1, argv[1]);
    if (pw == NULL)
        error(1, 0, "cannot find name for user ID %u", geteuid());
    puts(pw->pw_name);
    return 0;
}

void __bin_whoami(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
