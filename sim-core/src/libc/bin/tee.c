/* tee(1), with -a. */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    char buf[8192];
    int c, i, count = 1, status = 0, flags = O_TRUNC, *to;
    ssize_t n;
    while ((c = getopt(argc, argv, "ai")) != -1)
        if (c == '?')
            return __cmd_usage(1);
        else if (c == 'a')
            flags = O_APPEND;
    to = calloc(argc + 1, sizeof *to);
    to[0] = 1;
    for (; optind < argc; optind++)
        if ((to[count] = open(argv[optind], O_WRONLY | O_CREAT | flags, 0666)) < 0) {
            error(0, errno, "%s", argv[optind]);
            status = 1;
        } else
            count++;
    while ((n = read(0, buf, sizeof buf)) > 0)
        for (i = 0; i < count; i++)
            if (to[i] >= 0 && write(to[i], buf, n) != n) {
                to[i] = -1;
                status = 1;
            }
    return status;
}

void __bin_tee(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
