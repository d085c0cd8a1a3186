/* head(1), with -n and -c. */
#include <bits/command.h>

static void copy(FILE *f, long most, int by_bytes)
{
    int c;
    while (most > 0 && (c = getc(f)) != EOF) {
        putchar(c);
        if (by_bytes || c == '\n')
            most--;
    }
}

static int run(int argc, char **argv, char **envp)
{
    long most = 10;
    int by_bytes = 0, status = 0, i = 1, files;
    while (i < argc && argv[i][0] == '-' && argv[i][1]) {
        const char *number = argv[i] + 1;
        if (*number == 'n' || *number == 'c') {
            by_bytes = *number++ == 'c';
            if (*number == 0 && i + 1 < argc)
                number = argv[++i];
        }
        most = atol(number);
        i++;
    }
    files = argc - i;
    if (files == 0)
        copy(stdin, most, by_bytes);
    for (; i < argc; i++) {
        FILE *f = strcmp(argv[i], "-") ? fopen(argv[i], "r") : stdin;
        if (f == NULL) {
            fprintf(stderr, "head: cannot open '%s' for reading: %s\n", argv[i], strerror(errno));
            status = 1;
            continue;
        }
        if (files > 1)
            printf("%s==> %s <==\n", i > argc - files ? "\n" : "", argv[i]);
        copy(f, most, by_bytes);
        if (f != stdin)
            fclose(f);
    }
    return status;
}

void __bin_head(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
