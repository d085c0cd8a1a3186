/* chmod(1), with -R, -v and -f. */
#include <bits/command.h>
#include <dirent.h>
#include <sys/stat.h>

static int deep, talk, quiet;

static int one(const char *path, const char *text, unsigned mask)
{
    struct stat st;
    unsigned mode;
    int status = 0;
    char before[12], after[12];
    if (stat(path, &st) < 0)
        return quiet ? 1 : __cmd_unreadable("cannot access '%s'", path);
    if (!__cmd_mode(text, st.st_mode, S_ISDIR(st.st_mode), mask, &mode))
        error(1, 0, "invalid mode: '%s'", text);
    if (chmod(path, mode) < 0)
        return quiet ? 1 : __cmd_unreadable("changing permissions of '%s'", path);
    if (talk) {
        __cmd_mode_letters(st.st_mode, before);
        __cmd_mode_letters(mode, after);
        if (mode == (st.st_mode & 07777))
            printf("mode of '%s' retained as %04o (%s)\n", path, mode, after + 1);
        else
            printf("mode of '%s' changed from %04o (%s) to %04o (%s)\n", path, st.st_mode & 07777, before + 1, mode, after + 1);
    }
    if (deep && S_ISDIR(st.st_mode)) {
        DIR *dir = opendir(path);
        struct dirent *entry;
        while (dir && (entry = readdir(dir)))
            if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..") && entry->d_type != DT_LNK) {
                char *deeper;
                if (asprintf(&deeper, "%s/%s", path, entry->d_name) < 0)
                    exit(1);
                status |= one(deeper, text, mask);
                free(deeper);
            }
        if (dir)
            closedir(dir);
    }
    return status;
}

static int run(int argc, char **argv, char **envp)
{
    unsigned mask = umask(0), mode;
    int i = 1, status = 0;
    umask(mask);
    /* A mode may begin with a minus, so only these are options. */
    for (; i < argc && argv[i][0] == '-' && argv[i][1] && !argv[i][1 + strspn(argv[i] + 1, "Rvfc")]; i++) {
        deep |= strchr(argv[i], 'R') != NULL;
        talk |= strchr(argv[i], 'v') != NULL;
        quiet |= strchr(argv[i], 'f') != NULL;
    }
    if (i < argc && !strcmp(argv[i], "--"))
        i++;
    if (argc - i < 2)
        return __cmd_missing(1, i < argc ? argv[i] : NULL);
    if (!__cmd_mode(argv[i], 0, 0, mask, &mode)) {
        error(0, 0, "invalid mode: '%s'", argv[i]);
        return __cmd_usage(1);
    }
    for (int k = i + 1; k < argc; k++)
        status |= one(argv[k], argv[i], mask);
    return status;
}

void __bin_chmod(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
