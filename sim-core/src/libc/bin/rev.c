/* rev(1). */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    while ((n = getline(&line, &size, stdin)) > 0) {
        int newline = line[n - 1] == '\n';
        n -= newline;
        while (n > 0)
            putchar(line[--n]);
        if (newline)
            putchar('\n');
    }
    return 0;
}

void __bin_rev(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
