/* sleep(1). */
#include <bits/command.h>
#include <time.h>

static int run(int argc, char **argv, char **envp)
{
    double seconds = 0;
    struct timespec t;
    int i;
    if (argc < 2) {
        fprintf(stderr, "sleep: missing operand\nTry 'sleep --help' for more information.\n");
        return 1;
    }
    for (i = 1; i < argc; i++) {
        char *end;
        double n = strtod(argv[i], &end);
        double unit = *end == 'm' ? 60 : *end == 'h' ? 3600 : *end == 'd' ? 86400 : 1;
        if (end == argv[i] || n < 0 || (*end && (!strchr("smhd", *end) || end[1]))) {
            fprintf(stderr, "sleep: invalid time interval '%s'\nTry 'sleep --help' for more information.\n", argv[i]);
            return 1;
        }
        seconds += n * unit;
    }
    t.tv_sec = seconds;
    t.tv_nsec = (seconds - t.tv_sec) * 1e9;
    while (nanosleep(&t, &t) < 0 && errno == EINTR)
        ;
    return 0;
}

void __bin_sleep(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
