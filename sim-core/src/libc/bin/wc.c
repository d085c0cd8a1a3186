/* wc(1), with -l, -w, -c, -m, -L. */
#include <bits/command.h>
#include <ctype.h>
#include <sys/stat.h>

static int lines, words, bytes, longest, width = 1;
static long total[4];

static void show(const long *counts, const char *name)
{
    const char *between = "";
    int wanted[] = {lines, words, bytes, longest}, i;
    for (i = 0; i < 4; i++)
        if (wanted[i]) {
            printf("%s%*ld", between, width, counts[i]);
            between = " ";
        }
    printf(name ? " %s\n" : "\n", name);
}

static int count(int fd, const char *name)
{
    char buf[16384];
    long counts[4] = {0, 0, 0, 0}, column = 0;
    int in_word = 0, i;
    ssize_t n;
    while ((n = read(fd, buf, sizeof buf)) > 0) {
        counts[2] += n;
        for (i = 0; i < n; i++) {
            int space = isspace((unsigned char)buf[i]) != 0;
            counts[0] += buf[i] == '\n';
            column = buf[i] == '\n' || buf[i] == '\r' || buf[i] == '\f' ? 0 : buf[i] == '\t' ? (column | 7) + 1 : column + (buf[i] >= ' ' && buf[i] < 127);
            if (column > counts[3])
                counts[3] = column;
            counts[1] += !space && !in_word;
            in_word = !space;
        }
    }
    if (n < 0)
        error(0, errno, "%s", name ? name : "standard input");
    for (i = 0; i < 3; i++)
        total[i] += counts[i];
    if (counts[3] > total[3])
        total[3] = counts[3];
    show(counts, name);
    return n < 0;
}

/* Wide enough for the sizes of all files; 7 if one is not a regular file. */
static void measure(int n, char **names)
{
    long sum = 0;
    int i, least = 1;
    if (n <= 1 && lines + words + bytes + longest == 1)
        return;
    for (i = 0; i < n || i == 0; i++) {
        struct stat st;
        int known = n == 0 || !strcmp(names[i], "-") ? fstat(0, &st) : stat(names[i], &st);
        if (known == 0 && S_ISREG(st.st_mode))
            sum += st.st_size;
        else if (known == 0)
            least = 7;
    }
    for (; sum > 9; sum /= 10)
        width++;
    if (width < least)
        width = least;
}

static int run(int argc, char **argv, char **envp)
{
    int c, i, status = 0;
    while ((c = getopt(argc, argv, "lwcmL")) != -1)
        switch (c) {
        case 'l': lines = 1; break;
        case 'w': words = 1; break;
        case 'c': case 'm': bytes = 1; break;
        case 'L': longest = 1; break;
        default: return __cmd_usage(1);
        }
    if (lines + words + bytes + longest == 0)
        lines = words = bytes = 1;
    argc -= optind;
    argv += optind;
    measure(argc, argv);
    if (argc == 0)
        return count(0, NULL);
    for (i = 0; i < argc; i++) {
        int fd = strcmp(argv[i], "-") ? open(argv[i], O_RDONLY) : 0;
        if (fd < 0) {
            error(0, errno, "%s", argv[i]);
            status = 1;
            continue;
        }
        status |= count(fd, argv[i]);
        if (fd)
            close(fd);
    }
    if (argc > 1)
        show(total, "total");
    return status;
}

void __bin_wc(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
