/* sleep(1). */
#include <bits/command.h>
#include <time.h>

static int run(int argc, char **argv, char **envp)
{
    double seconds = 0;
    struct timespec t;
    int i;
    if (argc < 2) {
        return __cmd_missing(1, NULL);
    }
    for (i = 1; i < argc; i++) {
        char *end;
        double n = strtod(argv[i], &end);
        double unit = *end == 'm' ? 60 : *end == 'h' ? 3600 : *end == 'd' ? 86400 : 1;
        if (end == argv[i] || n < 0 || (*end && (!strchr("smhd", *end) || end[1]))) {
            error(0, 0, "invalid time interval '%s'", argv[i]);
            return __cmd_usage(1);
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
