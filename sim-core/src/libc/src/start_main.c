/* What comes before main, and after it: csu/libc-start.c. */
#include <bits/lib.h>

char **environ;
char **__first_environ; /* the auxiliary vector lies behind it */
char *program_invocation_name = "";
char *program_invocation_short_name = "";

_Noreturn void exit(int status);

_Noreturn void __libc_start_main(int (*main)(int, char **, char **), void (*const *init)(int, char **, char **), int argc,
                                 char **argv, char **envp)
{
    environ = __first_environ = envp;
    if (argc > 0) {
        char *p;
        program_invocation_name = program_invocation_short_name = argv[0];
        for (p = argv[0]; *p; p++)
            if (*p == '/')
                program_invocation_short_name = p + 1;
    }
    for (; init && *init; init++)
        (*init)(argc, argv, envp);
    exit(main(argc, argv, envp));
}
