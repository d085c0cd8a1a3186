/* cat(1), with -n. */
#include <bits/command.h>

static int numbered, at_start = 1;
static long line;

static void put(const char *buf, ssize_t n)
{
    ssize_t i, done;
    if (!numbered) {
        for (done = 0; done < n; done += i)
            if ((i = write(1, buf + done, n - done)) < 0)
                exit(1);
        return;
    }
    for (i = 0; i < n; i++) {
        if (at_start)
            printf("%6ld\t", ++line);
        putchar(buf[i]);
        at_start = buf[i] == '\n';
    }
}

static int run(int argc, char **argv, char **envp)
{
    static char buf[32768];
    char *standard[] = {"-", NULL};
    int status = 0, c;
    while ((c = getopt(argc, argv, "nu")) != -1)
        if (c == '?')
            return 1;
        else
            numbered |= c == 'n';
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
            fprintf(stderr, "cat: %s: %s\n", *argv, strerror(errno));
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
