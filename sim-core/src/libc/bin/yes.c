/* yes(1). */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    int i;
    for (;;) {
        for (i = 1; i < argc; i++)
            if (printf(i > 1 ? " %s" : "%s", argv[i]) < 0)
                return 1;
        if (puts(argc == 1 ? "y" : "") < 0)
            return 1;
    }
}

void __bin_yes(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
