/* tac(1): lines, last first. */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    char *standard[] = {"-", NULL}, **files = argc > 1 ? argv + 1 : standard, *line = NULL, **lines = NULL;
    size_t size = 0, count;
    int status = 0;
    for (; *files; files++) {
        FILE *f = __cmd_open(*files);
        if (f == NULL) {
            status = __cmd_unreadable("failed to open '%s' for reading", *files);
            continue;
        }
        for (count = 0; getline(&line, &size, f) > 0; count++) {
            lines = realloc(lines, (count + 1) * sizeof *lines);
            if (lines == NULL || (lines[count] = strdup(line)) == NULL)
                exit(1);
        }
        while (count > 0) {
            fputs(lines[--count], stdout);
            free(lines[count]);
        }
    }
    return status;
}

void __bin_tac(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
