/* seq(1), of whole numbers. */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    long first = 1, step = 1, last, n;
    if (argc < 2 || argc > 4) {
        fprintf(stderr, argc < 2 ? "seq: missing operand\n" : "seq: extra operand '%s'\n", argv[argc - 1]);
        fprintf(stderr, "Try 'seq --help' for more information.\n");
        return 1;
    }
    last = atol(argv[argc - 1]);
    if (argc > 2)
        first = atol(argv[1]);
    if (argc > 3)
        step = atol(argv[2]);
    if (step == 0) {
        fprintf(stderr, "seq: invalid Zero increment value: '%s'\nTry 'seq --help' for more information.\n", argv[2]);
        return 1;
    }
    for (n = first; step > 0 ? n <= last : n >= last; n += step)
        printf("%ld\n", n);
    return 0;
}

void __bin_seq(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
