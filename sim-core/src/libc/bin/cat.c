/* cat(1), with -n, -b, -s, -E, -T, -A, -e, -t. */
#include <bits/command.h>

static int numbered, filled, squeezed, ends, tabs, at_start = 1, empty;
static long line;

static void put(const char *buf, ssize_t n)
{
    ssize_t i, done;
    if (!numbered && !filled && !squeezed && !ends && !tabs) {
        for (done = 0; done < n; done += i)
            if ((i = write(1, buf + done, n - done)) < 0)
                exit(1);
        return;
    }
    for (i = 0; i < n; i++) {
        int end = buf[i] == '\n';
        empty = end && at_start ? empty + 1 : 0;
        if (squeezed && empty > 1)
            continue;
        if (at_start && (filled ? !end : numbered))
            printf("%6ld\t", ++line);
        if (end && ends)
            putchar('$');
        if (tabs && buf[i] == '\t')
            fputs("^I", stdout);
        else
            putchar(buf[i]);
        at_start = end;
    }
}

static int run(int argc, char **argv, char **envp)
{
    char buf[32768];
    char *standard[] = {"-", NULL};
    int status = 0, c;
    while ((c = getopt(argc, argv, "nubsETAetv")) != -1)
        switch (c) {
        case 'n': numbered = 1; break;
        case 'b': filled = 1; break;
        case 's': squeezed = 1; break;
        case 'E': case 'e': ends = 1; break;
        case 'T': case 't': tabs = 1; break;
        case 'A': ends = tabs = 1; break;
        case 'u': case 'v': break;
        default: return __cmd_usage(1);
        }
    argv += optind;
    if (*argv == NULL)
        argv = standard;
    for (; *argv; argv++) {
        int fd = strcmp(*argv, "-") ? open(*argv, O_RDONLY) : 0;
        ssize_t n = -1;
        if (fd >= 0)
            while ((n = read(fd, buf, sizeof buf)) > 0)
                put(buf, n);
        if (n < 0) {
            error(0, errno, "%s", *argv);
            status = 1;
        }
        if (fd > 0)
            close(fd);
    }
    return status;
}

void __bin_cat(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
