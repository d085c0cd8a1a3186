/* tail(1), with -n. */
#include <bits/command.h>

static void show(FILE *f, long most, long first)
{
    char **ring = calloc(most + 1, sizeof *ring), *line = NULL;
    size_t size = 0;
    long n = 0, i;
    while (getline(&line, &size, f) > 0) {
        n++;
        if (first) {
            if (n >= first)
                fputs(line, stdout);
            continue;
        }
        if (most == 0)
            continue;
        free(ring[n % most]);
        ring[n % most] = strdup(line);
    }
    for (i = n > most ? n - most + 1 : 1; !first && most && i <= n; i++)
        fputs(ring[i % most], stdout);
    free(line);
}

static int run(int argc, char **argv, char **envp)
{
    long most = 10, first = 0;
    int i = 1, status = 0;
    while (i < argc && argv[i][0] == '-' && argv[i][1]) {
        const char *number = argv[i] + 1;
        if (*number == 'n' && *++number == 0 && i + 1 < argc)
            number = argv[++i];
        if (*number == '+')
            first = atol(number + 1);
        else
            most = labs(atol(number));
        i++;
    }
    if (i == argc)
        show(stdin, most, first);
    for (; i < argc; i++) {
        FILE *f = fopen(argv[i], "r");
        if (f == NULL) {
            fprintf(stderr, "tail: cannot open '%s' for reading: %s\n", argv[i], strerror(errno));
            status = 1;
            continue;
        }
        show(f, most, first);
        fclose(f);
    }
    return status;
}

void __bin_tail(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
