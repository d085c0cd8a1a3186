/* Where a process begins: crt1.o and __libc_start_main. */
#include <bits/lib.h>

char **environ;
char *program_invocation_name = "";
char *program_invocation_short_name = "";

int main(int argc, char **argv, char **envp);
_Noreturn void exit(int status);

/* A program with constructors has arrays of its own (see exit.c). */
extern void (*const __init_array[])(int, char **, char **);

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
    for (int i = 0; __init_array[i]; i++)
        __init_array[i](argc, argv, envp);
    exit(main(argc, argv, envp));
}
