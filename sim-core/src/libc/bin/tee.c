/* tee(1), with -a. */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    static char buf[8192];
    int c, append = 0, status = 0, fds[64], n = 0, i;
    ssize_t len;
    while ((c = getopt(argc, argv, "a")) != -1)
        if (c == '?')
            return 1;
        else
            append = 1;
    fds[n++] = 1;
    for (; optind < argc && n < 64; optind++) {
        int fd = open(argv[optind], O_WRONLY | O_CREAT | (append ? O_APPEND : O_TRUNC), 0666);
        if (fd < 0) {
            fprintf(stderr, "tee: %s: %s\n", argv[optind], strerror(errno));
            status = 1;
        } else
            fds[n++] = fd;
    }
    while ((len = read(0, buf, sizeof buf)) > 0)
        for (i = 0; i < n; i++)
            if (write(fds[i], buf, len) != len)
                status = 1;
    return status;
}

void __bin_tee(int argc, char **argv, char **envp)
{
    __command_begin("tee", run, argc, argv, envp);
}
