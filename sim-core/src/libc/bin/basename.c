/* basename(1), with a suffix, -a and -s. */
#include <bits/command.h>

static void one(char *name, const char *suffix)
{
    size_t n = strlen(name), m = suffix ? strlen(suffix) : 0;
    char *last;
    while (n > 1 && name[n - 1] == '/')
        name[--n] = 0;
    last = n > 1 && strrchr(name, '/') ? strrchr(name, '/') + 1 : name;
    n = strlen(last);
    if (m && n > m && !strcmp(last + n - m, suffix))
        last[n - m] = 0;
    puts(last);
}

static int run(int argc, char **argv, char **envp)
{
    const char *suffix = NULL;
    int c, many = 0;
    while ((c = getopt(argc, argv, "+as:")) != -1)
        switch (c) {
        case 's': suffix = optarg;
        case 'a': many = 1; break;
        default: return __cmd_usage(1);
        }
    if (optind == argc)
        return __cmd_missing(1, NULL);
    if (!many && argc - optind > 2)
        return __cmd_extra(1, argv[optind + 2]);
    if (!many && argc - optind == 2)
        suffix = argv[--argc];
    for (; optind < argc; optind++)
        one(argv[optind], suffix);
    return 0;
}

void __bin_basename(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
