/* getopt(3), getopt_long(3): posix/getopt.c, with its permutation of arguments. */
#include <bits/stdio_impl.h>

struct option { const char *name; int has_arg; int *flag; int val; };

int fprintf(FILE *f, const char *format, ...);
int __rt_strcmp(const char *a, const char *b);
int __rt_strncmp(const char *a, const char *b, size_t n);
char *__rt_strchrnul(const char *s, int c);

char *optarg;
int optind = 1, opterr = 1, optopt = '?';
static char *rest;                  /* of the argument with several letters */
static int first_other, last_other; /* what is no option waits in between */
static int initialized, order;      /* 0: as they come, 1: permuted, 2: stop at the first other */

char *getenv(const char *name);

static void exchange(char **argv)
{
    /* The others, which come first, and the options behind them change places. */
    int i, j, n = last_other - first_other;
    for (i = last_other; i < optind; i++) {
        char *t = argv[i];
        for (j = i; j > i - n; j--)
            argv[j] = argv[j - 1];
        argv[i - n] = t;
    }
    first_other += optind - last_other;
    last_other = optind;
}

static int long_option(int argc, char **argv, const char *options, const struct option *list, int *index, int report,
                       const char *dashes, int only)
{
    char *name = rest, *end = __rt_strchrnul(name, '=');
    size_t n = end - name;
    const struct option *o, *found = NULL;
    int i, at = -1, exact = 0, several = 0;
    for (i = 0, o = list; o->name; o++, i++) {
        if (__rt_strncmp(o->name, name, n) != 0)
            continue;
        if (__rt_strlen(o->name) == n) {
            found = o;
            at = i;
            exact = 1;
            break;
        }
        if (found == NULL) {
            found = o;
            at = i;
        } else if (only || found->has_arg != o->has_arg || found->flag != o->flag || found->val != o->val)
            several = 1;
    }
    if (several && !exact) {
        if (report) {
            fprintf(stderr, "%s: option '%s%s' is ambiguous; possibilities:", argv[0], dashes, name);
            for (o = list; o->name; o++)
                if (__rt_strncmp(o->name, name, n) == 0)
                    fprintf(stderr, " '%s%s'", dashes, o->name);
            fprintf(stderr, "\n");
        }
        rest = NULL;
        optind++;
        optopt = 0;
        return '?';
    }
    if (found == NULL) {
        if (only && argv[optind][1] != '-' && *__rt_strchrnul(options, *rest))
            return -2; /* a short option after all */
        if (report)
            fprintf(stderr, "%s: unrecognized option '%s%s'\n", argv[0], dashes, name);
        rest = NULL;
        optind++;
        optopt = 0;
        return '?';
    }
    optind++;
    rest = NULL;
    if (*end) {
        if (!found->has_arg) {
            if (report)
                fprintf(stderr, "%s: option '%s%s' doesn't allow an argument\n", argv[0], dashes, found->name);
            optopt = found->val;
            return '?';
        }
        optarg = end + 1;
    } else if (found->has_arg == 1) {
        if (optind >= argc) {
            if (report)
                fprintf(stderr, "%s: option '%s%s' requires an argument\n", argv[0], dashes, found->name);
            optopt = found->val;
            return options[0] == ':' ? ':' : '?';
        }
        optarg = argv[optind++];
    }
    if (index)
        *index = at;
    if (found->flag) {
        *found->flag = found->val;
        return 0;
    }
    return found->val;
}

static int next(int argc, char **argv, const char *options, const struct option *list, int *index, int only)
{
    int report = opterr, c;
    const char *spec;
    optarg = NULL;
    if (argc < 1)
        return -1;
    if (optind == 0 || !initialized) {
        /* The order is settled once: optind = 1 alone does not begin anew. */
        if (optind == 0)
            optind = 1;
        if (!initialized)
            optopt = 0;
        first_other = last_other = optind;
        rest = NULL;
        initialized = 1;
        order = *options == '-' ? 0 : *options == '+' || getenv("POSIXLY_CORRECT") ? 2 : 1;
    }
    if (*options == '-' || *options == '+')
        options++;
    if (*options == ':')
        report = 0;
    if (rest == NULL || *rest == 0) {
        rest = NULL;
        if (last_other > optind)
            last_other = optind;
        if (first_other > optind)
            first_other = optind;
        if (order == 1) {
            if (first_other != last_other && last_other != optind)
                exchange(argv);
            else if (last_other != optind)
                first_other = optind;
            while (optind < argc && (argv[optind][0] != '-' || argv[optind][1] == 0))
                optind++;
            last_other = optind;
        }
        if (optind != argc && __rt_strcmp(argv[optind], "--") == 0) {
            optind++;
            if (first_other != last_other && last_other != optind)
                exchange(argv);
            else if (first_other == last_other)
                first_other = optind;
            last_other = argc;
            optind = argc;
        }
        if (optind == argc) {
            if (first_other != last_other)
                optind = first_other;
            return -1;
        }
        if (argv[optind][0] != '-' || argv[optind][1] == 0) {
            if (order == 2)
                return -1;
            optarg = argv[optind++];
            return 1;
        }
        if (list && argv[optind][1] == '-') {
            rest = argv[optind] + 2;
            return long_option(argc, argv, options, list, index, report, "--", only);
        }
        rest = argv[optind] + 1;
        if (list && only && (argv[optind][2] || !*__rt_strchrnul(options, argv[optind][1]))) {
            c = long_option(argc, argv, options, list, index, report, "-", only);
            if (c != -2)
                return c;
        }
    }
    c = (unsigned char)*rest++;
    spec = __rt_strchrnul(options, c);
    if (*rest == 0)
        optind++;
    if (*spec == 0 || c == ':' || c == ';') {
        if (report)
            fprintf(stderr, "%s: invalid option -- '%c'\n", argv[0], c);
        optopt = c;
        return '?';
    }
    if (spec[1] == ':') {
        if (spec[2] == ':') {
            if (*rest) {
                optarg = rest;
                optind++;
            }
        } else if (*rest) {
            optarg = rest;
            optind++;
        } else if (optind == argc) {
            if (report)
                fprintf(stderr, "%s: option requires an argument -- '%c'\n", argv[0], c);
            optopt = c;
            c = options[0] == ':' ? ':' : '?';
        } else
            optarg = argv[optind++];
        rest = NULL;
    }
    return c;
}

int getopt(int argc, char *const *argv, const char *options)
{
    return next(argc, (char **)argv, options, NULL, NULL, 0);
}

int getopt_long(int argc, char *const *argv, const char *options, const struct option *list, int *index)
{
    return next(argc, (char **)argv, options, list, index, 0);
}

int getopt_long_only(int argc, char *const *argv, const char *options, const struct option *list, int *index)
{
    return next(argc, (char **)argv, options, list, index, 1);
}
