/* kill(1). */
#include <bits/command.h>
#include <signal.h>

int __bin_signal_number(const char *name);

static int run(int argc, char **argv, char **envp)
{
    int signal = SIGTERM, status = 0, i = 1;
    if (argc > 2 && !strcmp(argv[1], "-s")) {
        signal = __bin_signal_number(argv[2]);
        i = 3;
    } else if (argc > 1 && argv[1][0] == '-' && argv[1][1] && strcmp(argv[1], "--"))
        signal = __bin_signal_number(argv[i++] + 1);
    if (i < argc && !strcmp(argv[i], "--"))
        i++;
    if (signal < 0 || i >= argc) {
        fprintf(stderr, "Usage: kill [options] <pid> [...]\n");
        return 1;
    }
    for (; i < argc; i++)
        if (kill(atoi(argv[i]), signal) < 0) {
            fprintf(stderr, "kill: (%s): %s\n", argv[i], strerror(errno));
            status = 1;
        }
    return status;
}

void __bin_kill(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
