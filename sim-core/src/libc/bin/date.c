/* date(1), with +FORMAT, -u, -R, -I and -d @SECONDS or -r FILE. The zone is UTC. */
#include <bits/command.h>
#include <sys/stat.h>
#include <time.h>

static int run(int argc, char **argv, char **envp)
{
    static char text[4096], format[4096];
    const char *asked = "%a %b %e %H:%M:%S %Z %Y", *p;
    struct timespec now;
    struct stat st;
    size_t n = 0;
    int c;
    clock_gettime(CLOCK_REALTIME, &now);
    while ((c = getopt(argc, argv, "uRI::d:r:")) != -1)
        switch (c) {
        case 'u': break;
        case 'R': asked = "%a, %d %b %Y %H:%M:%S %z"; break;
        case 'I': asked = optarg && *optarg == 's' ? "%Y-%m-%dT%H:%M:%S+00:00" : "%Y-%m-%d"; break;
        case 'd':
            if (*optarg == '@') {
                now.tv_sec = atol(optarg + 1);
                now.tv_nsec = 0;
            } else if (strcmp(optarg, "now") && strcmp(optarg, "today"))
                error(1, 0, "invalid date '%s'", optarg);
            break;
        case 'r':
            if (stat(optarg, &st) < 0)
                error(1, errno, "%s", optarg);
            now = st.st_mtim;
            break;
        default: return __cmd_usage(1);
        }
    if (optind < argc) {
        if (argc - optind > 1)
            return __cmd_extra(1, argv[optind + 1]);
        if (argv[optind][0] != '+')
            error(1, 0, "invalid date '%s'", argv[optind]);
        asked = argv[optind] + 1;
    }
    /* %N, the nanoseconds, is date's own. */
    for (p = asked; *p && n < sizeof format - 16; p++)
        if (*p == '%' && p[1] == 'N') {
            n += sprintf(format + n, "%09ld", now.tv_nsec);
            p++;
        } else if (*p == '%' && p[1] >= '1' && p[1] <= '9' && p[2] == 'N') {
            n += sprintf(format + n, "%09ld", now.tv_nsec) - 9 + (p[1] - '0');
            p += 2;
        } else {
            format[n++] = *p;
            if (*p == '%' && p[1])
                format[n++] = *++p;
        }
    format[n] = 0;
    strftime(text, sizeof text, format, localtime(&now.tv_sec));
    puts(text);
    return 0;
}

void __bin_date(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
