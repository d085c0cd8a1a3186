/* dirname(1). */
#include <bits/command.h>
#include <libgen.h>

static int run(int argc, char **argv, char **envp)
{
    int c;
    while ((c = getopt(argc, argv, "+")) != -1)
        return __cmd_usage(1);
    if (optind == argc)
        return __cmd_missing(1, NULL);
    for (; optind < argc; optind++)
        puts(dirname(argv[optind]));
    return 0;
}

void __bin_dirname(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
