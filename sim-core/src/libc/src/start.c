/* Where a process begins: crt1.o. */
int main(int argc, char **argv, char **envp);
_Noreturn void __libc_start_main(int (*main)(int, char **, char **), void (*const *init)(int, char **, char **), int argc,
                                 char **argv, char **envp);

/* A program with constructors or destructors has arrays of its own. */
typedef void (*function)(void);
extern void (*const __init_array[])(int, char **, char **);
extern const function __fini_array[], *__exit_destructors;

void _start(int argc, char **argv, char **envp)
{
    __exit_destructors = __fini_array;
    __libc_start_main(main, __init_array, argc, argv, envp);
}
