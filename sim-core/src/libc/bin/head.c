/* head(1), with -n, -c (also from the end), -q and -v. */
#include <bits/command.h>
#include <ctype.h>
#include <sys/stat.h>

/* All but the last lines or bytes. */
static void all_but(FILE *f, long most, int by_bytes)
{
    char *all = NULL;
    size_t n = 0, room = 0;
    int c;
    while ((c = getc(f)) != EOF) {
        if (n == room && (all = realloc(all, room = room ? 2 * room : 1024)) == NULL)
            exit(1);
        all[n++] = c;
    }
    if (by_bytes)
        n = n > (size_t)most ? n - most : 0;
    else if (most > 0) {
        if (n > 0 && all[n - 1] != '\n')
            most--;
        for (; n > 0; n--)
            if (all[n - 1] == '\n' && most-- == 0)
                break;
    }
    fwrite(all, 1, n, stdout);
    free(all);
}

static void copy(FILE *f, long most, int by_bytes)
{
    int c;
    while (most > 0 && (c = getc(f)) != EOF) {
        putchar(c);
        if (by_bytes || c == '\n')
            most--;
    }
    /* What was read too much of a file is left to who reads on. */
    fflush(f);
}

static int run(int argc, char **argv, char **envp)
{
    long most = 10;
    int by_bytes = 0, status = 0, c, files, from_end = 0, header = -1, first = 1;
    char *standard[] = {"-", NULL}, **p;
    if (argc > 1 && argv[1][0] == '-' && isdigit((unsigned char)argv[1][1])) {
        most = strtol(argv[1] + 1, NULL, 10);
        argv++;
        argc--;
    }
    while ((c = getopt(argc, argv, "n:c:qv")) != -1)
        switch (c) {
        case 'n': case 'c': {
            char *end;
            by_bytes = c == 'c';
            from_end = *optarg == '-';
            most = strtol(optarg + from_end, &end, 10);
            if (*end == 'k' || *end == 'K')
                most *= 1024, end++;
            if (end == optarg + from_end || *end || !isdigit((unsigned char)optarg[from_end]))
                error(1, 0, by_bytes ? "invalid number of bytes: '%s'" : "invalid number of lines: '%s'", optarg + from_end);
            break;
        }
        case 'q': header = 0; break;
        case 'v': header = 1; break;
        default: return __cmd_usage(1);
        }
    files = argc - optind;
    if (header < 0)
        header = files > 1;
    for (p = files ? argv + optind : standard; *p; p++) {
        FILE *f = __cmd_open(*p);
        struct stat st;
        if (f == NULL) {
            error(0, errno, "cannot open '%s' for reading", *p);
            status = 1;
            continue;
        }
        if (header)
            printf("%s==> %s <==\n", first ? "" : "\n", f == stdin ? "standard input" : *p);
        first = 0;
        if (fstat(fileno(f), &st) == 0 && S_ISDIR(st.st_mode)) {
            error(0, EISDIR, "error reading '%s'", *p);
            status = 1;
        } else if (from_end)
            all_but(f, most, by_bytes);
        else
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
