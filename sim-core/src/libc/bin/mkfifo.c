/* mkfifo(1), with -m. */
#include <bits/command.h>
#include <sys/stat.h>

static int run(int argc, char **argv, char **envp)
{
    int c, status = 0;
    unsigned mode = 0666, mask = umask(0);
    const char *asked = NULL;
    umask(mask);
    while ((c = getopt(argc, argv, "m:")) != -1)
        if (c == 'm')
            asked = optarg;
        else
            return __cmd_usage(1);
    if (optind == argc)
        return __cmd_missing(1, NULL);
    if (asked && !__cmd_mode(asked, 0666, 0, mask, &mode))
        error(1, 0, "invalid mode");
    for (; optind < argc; optind++)
        if (mkfifo(argv[optind], mode) < 0)
            status = __cmd_unreadable("cannot create fifo '%s'", argv[optind]);
        else if (asked)
            chmod(argv[optind], mode);
    return status;
}

void __bin_mkfifo(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
