/* mkdir(1), with -p, -m and -v. */
#include <bits/command.h>
#include <sys/stat.h>

static int talk;

static int one(const char *path, int parents, unsigned mode)
{
    char *copy, *p;
    if (!parents) {
        if (mkdir(path, mode) < 0)
            return __cmd_unreadable("cannot create directory '%s'", path);
        if (talk)
            printf("%s: created directory '%s'\n", program_invocation_name, path);
        return 0;
    }
    copy = strdup(path);
    for (p = copy + 1;; p++)
        if (*p == '/' || *p == 0) {
            int last = *p == 0;
            *p = 0;
            if (mkdir(copy, last ? mode : 0777) == 0) {
                if (talk)
                    printf("%s: created directory '%s'\n", program_invocation_name, copy);
            } else if (!__cmd_is_directory(copy)) {
                if (errno == EEXIST && !last)
                    errno = ENOTDIR;
                return __cmd_unreadable("cannot create directory '%s'", copy);
            }
            if (last)
                break;
            *p = '/';
            while (p[1] == '/')
                p++;
            if (p[1] == 0)
                break;
        }
    free(copy);
    return 0;
}

static int run(int argc, char **argv, char **envp)
{
    int c, parents = 0, status = 0;
    unsigned mode = 0777, mask = umask(0);
    const char *asked = NULL;
    umask(mask);
    while ((c = getopt(argc, argv, "pm:v")) != -1)
        switch (c) {
        case 'p': parents = 1; break;
        case 'm': asked = optarg; break;
        case 'v': talk = 1; break;
        default: return __cmd_usage(1);
        }
    if (optind == argc)
        return __cmd_missing(1, NULL);
    if (asked && !__cmd_mode(asked, 0777, 1, mask, &mode))
        error(1, 0, "invalid mode '%s'", asked);
    for (; optind < argc; optind++) {
        int r = one(argv[optind], parents, mode);
        if (r == 0 && asked)
            chmod(argv[optind], mode);
        status |= r;
    }
    return status;
}

void __bin_mkdir(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
