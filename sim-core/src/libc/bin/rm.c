/* rm(1), with -r, -R, -f, -d, -v; it never asks. */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    int c, deep = 0, force = 0, empty = 0, talk = 0, status = 0;
    while ((c = getopt(argc, argv, "rRfdvi")) != -1)
        switch (c) {
        case 'r': case 'R': deep = 1; break;
        case 'f': force = 1; break;
        case 'd': empty = 1; break;
        case 'v': talk = 1; break;
        case 'i': break;
        default: return __cmd_usage(1);
        }
    if (optind == argc)
        return force ? 0 : __cmd_missing(1, NULL);
    for (; optind < argc; optind++)
        status |= __cmd_remove(argv[optind], deep, force, empty, talk);
    return status;
}

void __bin_rm(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
