/* ln(1), with -s, -f, -n, -v. */
#include <bits/command.h>
#include <sys/stat.h>

static int run(int argc, char **argv, char **envp)
{
    int c, i, soft = 0, force = 0, talk = 0, plain = 0, status = 0, into;
    const char *to = ".";
    while ((c = getopt(argc, argv, "sfnvT")) != -1)
        switch (c) {
        case 's': soft = 1; break;
        case 'f': force = 1; break;
        case 'v': talk = 1; break;
        case 'n': case 'T': plain = 1; break;
        default: return __cmd_usage(1);
        }
    if (optind == argc) {
        error(0, 0, "missing file operand");
        return __cmd_usage(1);
    }
    if (argc - optind > 1)
        to = argv[--argc];
    into = __cmd_is_directory(to);
    if (into && plain) {
        struct stat st;
        into = lstat(to, &st) < 0 || !S_ISLNK(st.st_mode);
    }
    if (!into && argc - optind > 1) {
        if (access(to, F_OK) == 0)
            errno = ENOTDIR;
        return __cmd_unreadable("target '%s'", to);
    }
    for (i = optind; i < argc; i++) {
        const char *from = argv[i], *target = __cmd_target(from, to, into);
        struct stat st;
        if (!soft && lstat(from, &st) < 0) {
            status = __cmd_unreadable("failed to access '%s'", from);
            continue;
        }
        if (!soft && S_ISDIR(st.st_mode)) {
            error(0, 0, "%s: hard link not allowed for directory", from);
            status = 1;
            continue;
        }
        if (force)
            unlink(target);
        if ((soft ? symlink(from, target) : link(from, target)) < 0) {
            if (soft || errno == EEXIST)
                status = __cmd_unreadable(soft ? "failed to create symbolic link '%s'" : "failed to create hard link '%s'", target);
            else {
                error(0, errno, "failed to create hard link '%s' => '%s'", target, from);
                status = 1;
            }
        } else if (talk)
            printf(soft ? "'%s' -> '%s'\n" : "'%s' => '%s'\n", target, from);
    }
    return status;
}

void __bin_ln(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
