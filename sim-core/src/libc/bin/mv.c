/* mv(1), with -f, -i, -n, -v and -t. */
#include <bits/command.h>
#include <sys/stat.h>

static int move(const char *from, const char *to, int talk)
{
    struct stat a, b;
    if (lstat(from, &a) < 0)
        return __cmd_unreadable("cannot stat '%s'", from);
    if (lstat(to, &b) == 0) {
        if (a.st_dev == b.st_dev && a.st_ino == b.st_ino && (a.st_nlink < 2 || !strcmp(from, to))) {
            error(0, 0, "'%s' and '%s' are the same file", from, to);
            return 1;
        }
        if (S_ISDIR(b.st_mode) && !S_ISDIR(a.st_mode)) {
            error(0, 0, "cannot overwrite directory '%s' with non-directory", to);
            return 1;
        }
        if (S_ISDIR(a.st_mode) && !S_ISDIR(b.st_mode)) {
            error(0, 0, "cannot overwrite non-directory '%s' with directory '%s'", to, from);
            return 1;
        }
    }
    if (rename(from, to) < 0) {
        int number = errno;
        if (number == EXDEV) {
            int status = __cmd_copy(from, to, 1, 1, 0);
            return status ? status : __cmd_remove(from, 1, 1, 0, 0);
        }
        if (number == EINVAL)
            error(0, 0, "cannot move '%s' to a subdirectory of itself, '%s'", from, to);
        else
            error(0, number, "cannot move '%s' to '%s'", from, to);
        return 1;
    }
    if (talk)
        printf("renamed '%s' -> '%s'\n", from, to);
    return 0;
}

static int run(int argc, char **argv, char **envp)
{
    int c, i, talk = 0, once = 0, status = 0, into;
    const char *to = NULL;
    while ((c = getopt(argc, argv, "finvt:")) != -1)
        switch (c) {
        case 'v': talk = 1; break;
        case 'n': once = 1; break;
        case 't': to = optarg; break;
        case 'f': case 'i': break;
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
        status |= move(argv[i], target, talk);
    }
    return status;
}

void __bin_mv(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
