/* cp(1), with -r, -R, -a, -p, -f, -i, -n, -v and -t. */
#include <bits/command.h>
#include <sys/stat.h>

static int run(int argc, char **argv, char **envp)
{
    int c, i, deep = 0, keep = 0, talk = 0, once = 0, force = 0, status = 0, into;
    const char *to = NULL;
    while ((c = getopt(argc, argv, "rRapfinvt:d")) != -1)
        switch (c) {
        case 'a': keep = 1;
        case 'r': case 'R': deep = 1; break;
        case 'p': keep = 1; break;
        case 'v': talk = 1; break;
        case 'n': once = 1; break;
        case 'f': force = 1; break;
        case 't': to = optarg; break;
        case 'i': case 'd': break;
        default: return __cmd_usage(1);
        }
    if (optind == argc) {
        error(0, 0, "missing file operand");
        return __cmd_usage(1);
    }
    if (to == NULL) {
        if (argc - optind == 1) {
            error(0, 0, "missing destination file operand after '%s'", argv[optind]);
            return __cmd_usage(1);
        }
        to = argv[--argc];
    }
    into = __cmd_is_directory(to);
    if (!into && argc - optind > 1) {
        struct stat st;
        if (stat(to, &st) == 0)
            errno = ENOTDIR;
        return __cmd_unreadable("target '%s'", to);
    }
    for (i = optind; i < argc; i++) {
        const char *target = __cmd_target(argv[i], to, into);
        if (once && access(target, F_OK) == 0)
            continue;
        if (force && access(target, W_OK) < 0 && errno == EACCES)
            unlink(target);
        status |= __cmd_copy(argv[i], target, deep, keep, talk);
    }
    return status;
}

void __bin_cp(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
