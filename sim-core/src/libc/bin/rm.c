/* rm(1), with -f and -r. */
#include <bits/command.h>
#include <dirent.h>
#include <sys/stat.h>

static int forced, recursive;

static int take_away(const char *path)
{
    struct stat st;
    if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
        DIR *dir;
        struct dirent *entry;
        int status = 0;
        if (!recursive) {
            fprintf(stderr, "rm: cannot remove '%s': Is a directory\n", path);
            return 1;
        }
        while ((dir = opendir(path))) {
            char *below = NULL;
            while ((entry = readdir(dir)))
                if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..")) {
                    asprintf(&below, "%s/%s", path, entry->d_name);
                    break;
                }
            closedir(dir);
            if (below == NULL || (status = take_away(below)))
                break;
        }
        if (status == 0 && rmdir(path) == 0)
            return 0;
    } else if (unlink(path) == 0 || (forced && errno == ENOENT))
        return 0;
    fprintf(stderr, "rm: cannot remove '%s': %s\n", path, strerror(errno));
    return 1;
}

static int run(int argc, char **argv, char **envp)
{
    int c, status = 0;
    while ((c = getopt(argc, argv, "frR")) != -1)
        switch (c) {
        case 'f': forced = 1; break;
        case 'r': case 'R': recursive = 1; break;
        default: return 1;
        }
    if (optind == argc && !forced) {
        fprintf(stderr, "rm: missing operand\nTry 'rm --help' for more information.\n");
        return 1;
    }
    for (; optind < argc; optind++)
        status |= take_away(argv[optind]);
    return status;
}

void __bin_rm(int argc, char **argv, char **envp)
{
    __command_begin("rm", run, argc, argv, envp);
}
