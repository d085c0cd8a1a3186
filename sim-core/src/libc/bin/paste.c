/* paste(1), with -d and -s. */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    const char *between = "\t";
    char *standard[] = {"-", NULL}, *line = NULL;
    size_t room = 0;
    ssize_t n;
    int c, i, count = 0, serial = 0, left;
    FILE **files;
    while ((c = getopt(argc, argv, "d:s")) != -1)
        switch (c) {
        case 'd': between = strcmp(optarg, "\\n") ? strcmp(optarg, "\\t") ? optarg : "\t" : "\n"; break;
        case 's': serial = 1; break;
        default: return __cmd_usage(1);
        }
    argv = argv[optind] ? argv + optind : standard;
    while (argv[count])
        count++;
    files = calloc(count, sizeof *files);
    for (i = left = 0; i < count; i++, left++)
        if ((files[i] = __cmd_open(argv[i])) == NULL)
            return __cmd_unreadable("%s", argv[i]);
    for (i = 0; serial && i < count; i++) {
        for (c = 0; (n = getline(&line, &room, files[i])) > 0; c++) {
            if (c)
                putchar(between[(c - 1) % strlen(between)]);
            printf("%.*s", (int)(n - (line[n - 1] == '\n')), line);
        }
        putchar('\n');
    }
    while (!serial && left) {
        char *all = NULL;
        size_t size;
        FILE *out = open_memstream(&all, &size);
        for (i = left = 0; i < count; i++) {
            if (i && *between)
                putc(between[(i - 1) % strlen(between)], out);
            if (files[i] == NULL)
                continue;
            if ((n = getline(&line, &room, files[i])) > 0) {
                left++;
                fprintf(out, "%.*s", (int)(n - (line[n - 1] == '\n')), line);
            } else
                files[i] = NULL;
        }
        fclose(out);
        if (left)
            puts(all);
        free(all);
    }
    return 0;
}

void __bin_paste(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
