/* Where a process begins: crt1.o and __libc_start_main. */
#include <bits/lib.h>

char **environ;
char *program_invocation_name = "";
char *program_invocation_short_name = "";

int main(int argc, char **argv, char **envp);
_Noreturn void exit(int status);

void _start(int argc, char **argv, char **envp)
{
    environ = envp;
    if (argc > 0) {
        char *p;
        program_invocation_name = program_invocation_short_name = argv[0];
        for (p = argv[0]; *p; p++)
            if (*p == '/')
                program_invocation_short_name = p + 1;
    }
    exit(main(argc, argv, envp));
}
