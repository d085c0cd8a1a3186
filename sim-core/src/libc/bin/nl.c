/* nl(1), with -b a, t or n, -v, -i, -w, -s, -n ln, rn or rz; without pages. */
#include <bits/command.h>

static int run(int argc, char **argv, char **envp)
{
    char *standard[] = {"-", NULL}, **files, *line = NULL, *between = "\t", style = 't', format = 'r', zeros = 0;
    size_t size = 0;
    long number = 1, step = 1;
    int c, width = 6, status = 0;
    ssize_t n;
    while ((c = getopt(argc, argv, "b:v:i:w:s:n:")) != -1)
        switch (c) {
        case 'b': style = *optarg; break;
        case 'v': number = atol(optarg); break;
        case 'i': step = atol(optarg); break;
        case 'w': width = atoi(optarg); break;
        case 's': between = optarg; break;
        case 'n': format = optarg[0]; zeros = optarg[1] == 'z'; break;
        default: return __cmd_usage(1);
        }
    for (files = optind < argc ? argv + optind : standard; *files; files++) {
        FILE *f = __cmd_open(*files);
        if (f == NULL) {
            status = __cmd_unreadable("%s", *files);
            continue;
        }
        while ((n = getline(&line, &size, f)) > 0) {
            if (line[n - 1] == '\n')
                line[--n] = 0;
            if (style == 'a' || (style == 't' && n > 0)) {
                printf(format == 'l' ? "%-*ld%s" : zeros ? "%0*ld%s" : "%*ld%s", width, number, between);
                number += step;
            } else
                printf("%*s", width + (int)strlen(between), "");
            fwrite(line, 1, n, stdout);
            putchar('\n');
        }
        if (f != stdin)
            fclose(f);
    }
    return status;
}

void __bin_nl(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
