/* touch(1), with -a, -m, -c, -r, -t and -d @SECONDS. */
#include <bits/command.h>
#include <sys/stat.h>
#include <time.h>

/* [[CC]YY]MMDDhhmm[.ss] */
static int stamp(const char *s, struct timespec *to)
{
    time_t now = time(NULL);
    struct tm tm = *gmtime(&now);
    const char *dot = strchr(s, '.');
    size_t n = dot ? (size_t)(dot - s) : strlen(s);
    int pairs[6], count = 0;
    if ((n != 8 && n != 10 && n != 12) || strspn(s, "0123456789") != n)
        return 0;
    for (; count < n / 2; count++)
        pairs[count] = (s[2 * count] - '0') * 10 + s[2 * count + 1] - '0';
    tm.tm_sec = dot ? atoi(dot + 1) : 0;
    tm.tm_min = pairs[count - 1];
    tm.tm_hour = pairs[count - 2];
    tm.tm_mday = pairs[count - 3];
    tm.tm_mon = pairs[count - 4] - 1;
    if (n == 10)
        tm.tm_year = pairs[0] + (pairs[0] < 69 ? 100 : 0);
    if (n == 12)
        tm.tm_year = pairs[0] * 100 + pairs[1] - 1900;
    to->tv_sec = mktime(&tm);
    to->tv_nsec = 0;
    return 1;
}

static int run(int argc, char **argv, char **envp)
{
    struct timespec times[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
    struct stat st;
    int c, only = 0, make = 1, status = 0;
    while ((c = getopt(argc, argv, "amcfr:t:d:h")) != -1)
        switch (c) {
        case 'a': case 'm': only = only && only != c ? 0 : c; break;
        case 'c': make = 0; break;
        case 'r':
            if (stat(optarg, &st) < 0)
                error(1, errno, "failed to get attributes of '%s'", optarg);
            times[0] = st.st_atim;
            times[1] = st.st_mtim;
            break;
        case 't': case 'd':
            if (c == 'd' && *optarg == '@') {
                times[0].tv_sec = atol(optarg + 1);
                times[0].tv_nsec = 0;
            } else if (c == 'd' || !stamp(optarg, &times[0]))
                error(1, 0, "invalid date format '%s'", optarg);
            times[1] = times[0];
            break;
        case 'f': case 'h': break;
        default: return __cmd_usage(1);
        }
    if (only == 'a')
        times[1].tv_nsec = UTIME_OMIT;
    if (only == 'm')
        times[0].tv_nsec = UTIME_OMIT;
    if (optind == argc) {
        error(0, 0, "missing file operand");
        return __cmd_usage(1);
    }
    for (; optind < argc; optind++) {
        const char *path = argv[optind];
        int fd = make ? open(path, O_WRONLY | O_CREAT | O_NOCTTY | O_NONBLOCK, 0666) : -1;
        int number = fd < 0 && make && errno != EISDIR ? errno : 0;
        int r = fd >= 0 ? futimens(fd, times) : utimensat(AT_FDCWD, path, times, 0);
        if (r < 0 && !(errno == ENOENT && !make)) {
            error(0, number ? number : errno, number ? "cannot touch '%s'" : "setting times of '%s'", path);
            status = 1;
        }
        if (fd >= 0)
            close(fd);
    }
    return status;
}

void __bin_touch(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
