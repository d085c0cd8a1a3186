/* readlink(1), with -f, -e, -n. */
#include <bits/command.h>
#include <limits.h>

static int run(int argc, char **argv, char **envp)
{
    static char text[PATH_MAX + 1];
    int c, full = 0, bare = 0, status = 0;
    while ((c = getopt(argc, argv, "fenmqs")) != -1)
        switch (c) {
        case 'f': case 'e': case 'm': full = 1; break;
        case 'n': bare = 1; break;
        case 'q': case 's': break;
        default: return __cmd_usage(1);
        }
    if (optind == argc)
        return __cmd_missing(1, NULL);
    for (; optind < argc; optind++) {
        ssize_t n;
        if (full && realpath(argv[optind], text))
            n = strlen(text);
        else
            n = full ? -1 : readlink(argv[optind], text, PATH_MAX);
        if (n < 0) {
            status = 1;
            continue;
        }
        printf("%.*s%s", (int)n, text, bare ? "" : "\n");
    }
    return status;
}

void __bin_readlink(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
