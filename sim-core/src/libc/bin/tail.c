/* tail(1), with -n, -c, -q, -v; it does not follow. */
#include <bits/command.h>
#include <ctype.h>

static void show(FILE *f, long n, int from, int by_bytes)
{
    char *all = NULL;
    size_t len = 0, room = 0, start = 0;
    int c;
    if (from) {
        for (n--; n > 0 && (c = getc(f)) != EOF;)
            if (by_bytes || c == '\n')
                n--;
        while ((c = getc(f)) != EOF)
            putchar(c);
        return;
    }
    while ((c = getc(f)) != EOF) {
        if (len == room && (all = realloc(all, room = room ? 2 * room : 1024)) == NULL)
            exit(1);
        all[len++] = c;
    }
    if (by_bytes)
        start = len > (size_t)n ? len - n : 0;
    else {
        start = len;
        if (len > 0 && all[len - 1] != '\n')
            n--;
        if (n >= 0)
            for (; start > 0; start--)
                if (all[start - 1] == '\n' && n-- == 0)
                    break;
    }
    fwrite(all + start, 1, len - start, stdout);
    free(all);
}

static int run(int argc, char **argv, char **envp)
{
    long n = 10;
    int from = 0, by_bytes = 0, status = 0, c, header = -1, first = 1, files;
    char *standard[] = {"-", NULL}, **p;
    if (argc > 1 && (argv[1][0] == '-' || argv[1][0] == '+') && isdigit((unsigned char)argv[1][1])) {
        from = argv[1][0] == '+';
        n = strtol(argv[1] + 1, NULL, 10);
        argv++;
        argc--;
    }
    while ((c = getopt(argc, argv, "n:c:qvf")) != -1)
        switch (c) {
        case 'n': case 'c': {
            char *end;
            int sign = *optarg == '-' || *optarg == '+';
            by_bytes = c == 'c';
            from = *optarg == '+';
            n = strtol(optarg + sign, &end, 10);
            if (end == optarg + sign || *end)
                error(1, 0, by_bytes ? "invalid number of bytes: '%s'" : "invalid number of lines: '%s'", optarg + sign);
            break;
        }
        case 'q': header = 0; break;
        case 'v': header = 1; break;
        case 'f': break;
        default: return __cmd_usage(1);
        }
    files = argc - optind;
    if (header < 0)
        header = files > 1;
    for (p = files ? argv + optind : standard; *p; p++) {
        FILE *f = __cmd_open(*p);
        if (f == NULL) {
            error(0, errno, "cannot open '%s' for reading", *p);
            status = 1;
            continue;
        }
        if (header)
            printf("%s==> %s <==\n", first ? "" : "\n", f == stdin ? "standard input" : *p);
        first = 0;
        show(f, n, from, by_bytes);
        if (ferror(f)) {
            error(0, errno, "error reading '%s'", *p);
            status = 1;
        }
        if (f != stdin)
            fclose(f);
    }
    return status;
}

void __bin_tail(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
