/* ls(1): one name a line, sorted, with -a, -A, -d and -1. */
#include <bits/command.h>
#include <dirent.h>
#include <sys/stat.h>

static int all, almost, itself;

static int order(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static int list(const char *path)
{
    DIR *dir = opendir(path);
    struct dirent *entry;
    char **names = NULL;
    size_t count = 0, i;
    if (dir == NULL) {
        fprintf(stderr, "ls: cannot open directory '%s': %s\n", path, strerror(errno));
        return 2;
    }
    while ((entry = readdir(dir))) {
        const char *name = entry->d_name;
        int dots = !strcmp(name, ".") || !strcmp(name, "..");
        if (name[0] == '.' && !all && (!almost || dots))
            continue;
        names = realloc(names, (count + 1) * sizeof *names);
        names[count++] = strdup(name);
    }
    closedir(dir);
    qsort(names, count, sizeof *names, order);
    for (i = 0; i < count; i++)
        puts(names[i]);
    return 0;
}

static int run(int argc, char **argv, char **envp)
{
    int c, i, many, printed = 0, status = 0;
    while ((c = getopt(argc, argv, "aAd1")) != -1)
        switch (c) {
        case 'a': all = 1; break;
        case 'A': almost = 1; break;
        case 'd': itself = 1; break;
        case '1': break;
        default: return 2;
        }
    if (optind == argc) {
        if (itself)
            puts(".");
        return itself ? 0 : list(".");
    }
    many = argc - optind > 1;
    qsort(argv + optind, argc - optind, sizeof *argv, order);
    for (i = optind; i < argc; i++) {
        struct stat st;
        if (lstat(argv[i], &st) < 0) {
            fprintf(stderr, "ls: cannot access '%s': %s\n", argv[i], strerror(errno));
            status = 2;
            argv[i] = NULL;
        } else if (itself || !S_ISDIR(st.st_mode)) {
            puts(argv[i]);
            argv[i] = NULL;
            printed = 1;
        }
    }
    for (i = optind; i < argc; i++)
        if (argv[i]) {
            if (many)
                printf("%s%s:\n", printed ? "\n" : "", argv[i]);
            printed = 1;
            status |= list(argv[i]);
        }
    return status;
}

void __bin_ls(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
