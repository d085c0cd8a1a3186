/* uniq(1), with -c, -d, -u. */
#include <bits/command.h>

static int counted, repeated, single;

static void show(const char *line, long n)
{
    if (line == NULL || (repeated && n == 1) || (single && n > 1))
        return;
    if (counted)
        printf("%7ld ", n);
    puts(line);
}

static int run(int argc, char **argv, char **envp)
{
    char *line = NULL, *before = NULL;
    size_t size = 0;
    ssize_t n;
    long same = 0;
    int c;
    while ((c = getopt(argc, argv, "cdu")) != -1)
        switch (c) {
        case 'c': counted = 1; break;
        case 'd': repeated = 1; break;
        case 'u': single = 1; break;
        default: return 1;
        }
    while ((n = getline(&line, &size, stdin)) > 0) {
        if (line[n - 1] == '\n')
            line[n - 1] = 0;
        if (before && !strcmp(before, line)) {
            same++;
            continue;
        }
        show(before, same);
        free(before);
        before = strdup(line);
        same = 1;
    }
    show(before, same);
    return 0;
}

void __bin_uniq(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
