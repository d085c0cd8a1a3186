/* mkdir(1), with -p. */
#include <bits/command.h>
#include <sys/stat.h>

static int run(int argc, char **argv, char **envp)
{
    int c, parents = 0, status = 0;
    while ((c = getopt(argc, argv, "p")) != -1)
        if (c == '?')
            return 1;
        else
            parents = 1;
    for (; optind < argc; optind++) {
        char *path = argv[optind], *p;
        for (p = path + 1; parents && *p; p++)
            if (*p == '/') {
                *p = 0;
                mkdir(path, 0777);
                *p = '/';
            }
        if (mkdir(path, 0777) < 0 && !(parents && errno == EEXIST)) {
            fprintf(stderr, "mkdir: cannot create directory '%s': %s\n", path, strerror(errno));
            status = 1;
        }
    }
    return status;
}

void __bin_mkdir(int argc, char **argv, char **envp)
{
    __command_begin("mkdir", run, argc, argv, envp);
}
