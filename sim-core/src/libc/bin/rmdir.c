/* rmdir(1), with -p and -v. */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    int c, parents = 0, talk = 0, status = 0;
    while ((c = getopt(argc, argv, "pv")) != -1)
        switch (c) {
        case 'p': parents = 1; break;
        case 'v': talk = 1; break;
        default: return __cmd_usage(1);
        }
    if (optind == argc)
        return __cmd_missing(1, NULL);
    for (; optind < argc; optind++) {
        char *path = argv[optind], *slash;
        int above = 0;
        do {
            if (talk)
                printf("%s: removing directory, '%s'\n", program_invocation_name, path);
            if (rmdir(path) < 0) {
                status = __cmd_unreadable(above ? "failed to remove directory '%s'" : "failed to remove '%s'", path);
                break;
            }
            above = 1;
            slash = strrchr(path, '/');
            if (slash)
                *slash = 0;
        } while (parents && slash && slash > path);
    }
    return status;
}

void __bin_rmdir(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
