/* pwd(1). */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    char path[4096];
    if (getcwd(path, sizeof path) == NULL) {
        perror("pwd");
        return 1;
    }
    puts(path);
    return 0;
}

void __bin_pwd(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
