/* grep(1) as GNU grep 3.8 has it, with -E, -F, -e, -i, -v, -w, -x, -c, -n, -q, -s, -l, -L, -o, -h, -H,
   -m, -r, -A, -B and -C. */
#include <bits/command.h>
#include <dirent.h>
#include <getopt.h>
#include <regex.h>
#include <sys/stat.h>

static int inverted, counted, numbered, quiet, silent, names_with, names_without, only, with_name = -1, words, deep, failed;
static int fixed, after, before;
static long most = -1;
static regex_t re[64];
static int expressions;

/* The first match in a line from a place on: 0 if there is none. */
static int match(const char *line, size_t n, size_t from, regmatch_t *found)
{
    int i, any = 0;
    for (i = 0; i < expressions; i++) {
        regmatch_t m = {from, n};
        size_t at = from;
        while (at <= n) {
            m.rm_so = at;
            m.rm_eo = n;
            if (regexec(&re[i], line, 1, &m, REG_STARTEND | (at ? REG_NOTBOL : 0)))
                break;
            if (words) {
                unsigned char b = m.rm_so ? line[m.rm_so - 1] : ' ', a = line[m.rm_eo];
                if (b == '_' || a == '_' || (b | 32) - 'a' < 26u || (a | 32) - 'a' < 26u || b - '0' < 10u || a - '0' < 10u) {
                    at = m.rm_so + 1;
                    continue;
                }
            }
            if (!any || m.rm_so < found->rm_so || (m.rm_so == found->rm_so && m.rm_eo > found->rm_eo))
                *found = m;
            any = 1;
            break;
        }
    }
    return any;
}

static void prefix(const char *name, long number, int sign)
{
    if (name)
        printf("%s%c", name, sign);
    if (numbered)
        printf("%ld%c", number, sign);
}

static long look(FILE *f, const char *name, const char *shown)
{
    char *line = NULL, **kept = calloc(before + 1, sizeof *kept);
    size_t size = 0;
    ssize_t n;
    long found = 0, number = 0, last = 0, k;
    while ((most < 0 || found < most || (after && number < last + after)) && (n = getline(&line, &size, f)) > 0) {
        regmatch_t m;
        int hit;
        number++;
        if (line[n - 1] == '\n')
            line[--n] = 0;
        hit = (most < 0 || found < most) && match(line, n, 0, &m) != inverted;
        found += hit;
        if (hit && quiet)
            exit(0);
        if (hit && (names_with || names_without))
            break;
        if (!hit || counted || only) {
            if (hit && only && !counted && !inverted) {
                size_t at = 0;
                while (at <= (size_t)n && match(line, n, at, &m)) {
                    if (m.rm_eo > m.rm_so) {
                        prefix(shown, number, ':');
                        printf("%.*s\n", m.rm_eo - m.rm_so, line + m.rm_so);
                    }
                    at = m.rm_eo > m.rm_so ? m.rm_eo : m.rm_eo + 1;
                }
            } else if (!hit && !counted && !only) {
                if (after && last && number <= last + after) {
                    prefix(shown, number, '-');
                    puts(line);
                } else if (before) {
                    free(kept[number % before]);
                    kept[number % before] = strdup(line);
                }
            }
            continue;
        }
        if (before || after) {
            long from = number - before > last + after ? number - before : last + after + 1;
            if (last && from > last + after + 1 && number - before > last + after + 1)
                puts("--");
            for (k = from < 1 ? 1 : from; before && k < number; k++)
                if (kept[k % before]) {
                    prefix(shown, k, '-');
                    puts(kept[k % before]);
                }
            last = number;
        }
        prefix(shown, number, ':');
        puts(line);
    }
    if (ferror(f)) {
        if (!silent)
            error(0, errno, "%s", name);
        failed = 1;
    }
    free(line);
    free(kept);
    if (counted && !quiet && !names_with && !names_without) {
        if (shown)
            printf("%s:", shown);
        printf("%ld\n", found);
    }
    if ((names_with && found) || (names_without && !found))
        puts(name);
    return names_without ? !found : found;
}

static long visit(const char *path, int argument)
{
    struct stat st;
    long found = 0;
    FILE *f;
    if (!strcmp(path, "-") && argument)
        return look(stdin, "(standard input)", with_name > 0 ? "(standard input)" : NULL);
    if (deep && stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
        DIR *dir = opendir(path);
        struct dirent *d;
        char *deeper;
        while (dir && (d = readdir(dir)))
            if (strcmp(d->d_name, ".") && strcmp(d->d_name, "..") && (d->d_type == DT_DIR || d->d_type == DT_REG)) {
                if (asprintf(&deeper, path[strlen(path) - 1] == '/' ? "%s%s" : "%s/%s", path, d->d_name) < 0)
                    exit(2);
                found += visit(deeper, 0);
                free(deeper);
            }
        if (dir)
            closedir(dir);
        return found;
    }
    f = fopen(path, "r");
    if (f == NULL) {
        if (!silent)
            error(0, errno, "%s", path);
        failed = 1;
        return 0;
    }
    if (fstat(fileno(f), &st) == 0 && S_ISDIR(st.st_mode)) {
        error(0, EISDIR, "%s", path);
        fclose(f);
        return 0;
    }
    found = look(f, path, with_name > 0 ? path : NULL);
    fclose(f);
    return found;
}

/* One expression for each line of the patterns. */
static void add(const char *patterns, int flags, int whole)
{
    while (expressions < 64) {
        const char *end = strchrnul(patterns, '\n');
        char *text = malloc(2 * (end - patterns) + 16), *to = text;
        int error_now;
        const char *p;
        if (whole)
            to = stpcpy(to, flags & REG_EXTENDED ? "^(" : "^\\(");
        for (p = patterns; p < end; p++) {
            if (fixed && strchr("\\.*[]^$", *p))
                *to++ = '\\';
            *to++ = *p;
        }
        *to = 0;
        if (whole)
            strcpy(to, flags & REG_EXTENDED ? ")$" : "\\)$");
        error_now = regcomp(&re[expressions], text, flags);
        if (error_now) {
            char message[128];
            regerror(error_now, NULL, message, sizeof message);
            error(2, 0, "%s", message);
        }
        expressions++;
        free(text);
        if (*end == 0)
            break;
        patterns = end + 1;
    }
}

static int usage(void)
{
    fprintf(stderr, "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n");
    return 2;
}

static int run(int argc, char **argv, char **envp)
{
    static const struct option longs[] = {{"color", 2, NULL, 1}, {"colour", 2, NULL, 1}, {"ignore-case", 0, NULL, 'i'},
        {"invert-match", 0, NULL, 'v'}, {"count", 0, NULL, 'c'}, {"line-number", 0, NULL, 'n'}, {"quiet", 0, NULL, 'q'},
        {"recursive", 0, NULL, 'r'}, {"word-regexp", 0, NULL, 'w'}, {"only-matching", 0, NULL, 'o'},
        {"extended-regexp", 0, NULL, 'E'}, {"fixed-strings", 0, NULL, 'F'}, {NULL, 0, NULL, 0}};
    const char *patterns[64];
    int c, flags = 0, whole = 0, count = 0, i;
    long found = 0;
    while ((c = getopt_long(argc, argv, "EFGPvicnqslLohHwxrRam:e:A:B:C:y", longs, NULL)) != -1)
        switch (c) {
        case 'E': case 'P': flags |= REG_EXTENDED; fixed = 0; break;
        case 'F': fixed = 1; flags &= ~REG_EXTENDED; break;
        case 'G': fixed = 0; flags &= ~REG_EXTENDED; break;
        case 'v': inverted = 1; break;
        case 'i': case 'y': flags |= REG_ICASE; break;
        case 'c': counted = 1; break;
        case 'n': numbered = 1; break;
        case 'q': quiet = 1; break;
        case 's': silent = 1; break;
        case 'l': names_with = 1; break;
        case 'L': names_without = 1; break;
        case 'o': only = 1; break;
        case 'h': with_name = 0; break;
        case 'H': with_name = 1; break;
        case 'w': words = 1; break;
        case 'x': whole = 1; break;
        case 'r': case 'R': deep = 1; break;
        case 'm': most = atol(optarg); break;
        case 'A': after = atoi(optarg); break;
        case 'B': before = atoi(optarg); break;
        case 'C': after = before = atoi(optarg); break;
        case 'e':
            if (count < 64)
                patterns[count++] = optarg;
            break;
        case 'a': case 1: break;
        default: return usage();
        }
    if (count == 0) {
        if (optind == argc)
            return usage();
        patterns[count++] = argv[optind++];
    }
    for (i = 0; i < count; i++)
        add(patterns[i], flags, whole);
    if (with_name < 0)
        with_name = argc - optind > 1 || (deep && (optind == argc || __cmd_is_directory(argv[optind])));
    if (optind == argc)
        found = deep ? visit(".", 0) : visit("-", 1);
    for (; optind < argc; optind++)
        found += visit(argv[optind], 1);
    return failed ? 2 : found == 0;
}

void __bin_grep(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
