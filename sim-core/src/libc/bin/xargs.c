/* xargs(1), with -n, -I, -0, -d, -r, -t and -L 1. */
#include <bits/command.h>
#include <sys/wait.h>

static int talk, status, delimiter = -1;

/* The next item of standard input: separated by blanks, with quotes; or by one character. */
static char *item(int lines)
{
    static char text[4096];
    size_t n = 0;
    int c, quote = 0, there = 0;
    while ((c = getchar()) != EOF && n + 1 < sizeof text) {
        if (delimiter >= 0) {
            there = 1;
            if (c == delimiter)
                break;
        } else if (quote) {
            if (c == quote) {
                quote = 0;
                continue;
            }
        } else if (c == '\'' || c == '"') {
            quote = c;
            there = 1;
            continue;
        } else if (c == '\\') {
            if ((c = getchar()) == EOF)
                break;
        } else if (c == '\n' || (!lines && (c == ' ' || c == '\t'))) {
            if (there)
                break;
            continue;
        } else if (lines && !there && (c == ' ' || c == '\t'))
            continue;
        text[n++] = c;
        there = 1;
    }
    if (quote) {
        error(0, 0, "unmatched %s quote; by default quotes are special to xargs unless you use the -0 option",
              quote == '"' ? "double" : "single");
        exit(1);
    }
    text[n] = 0;
    return there ? strdup(text) : NULL;
}

static void call(char **argv)
{
    int how, i;
    pid_t pid;
    if (talk)
        for (i = 0; argv[i]; i++)
            fprintf(stderr, "%s%c", argv[i], argv[i + 1] ? ' ' : '\n');
    if ((pid = fork()) == 0) {
        int null = open("/dev/null", O_RDONLY);
        dup2(null, 0);
        execvp(argv[0], argv);
        error(0, errno, "%s", argv[0]);
        _exit(errno == ENOENT ? 127 : 126);
    }
    waitpid(pid, &how, 0);
    if (WIFSIGNALED(how)) {
        error(0, 0, "%s: terminated by signal %d", argv[0], WTERMSIG(how));
        exit(125);
    }
    if (WEXITSTATUS(how) == 255) {
        error(0, 0, "%s: exited with status 255; aborting", argv[0]);
        exit(124);
    }
    if (WEXITSTATUS(how) >= 126)
        exit(WEXITSTATUS(how));
    if (WEXITSTATUS(how))
        status = 123;
}

/* An argument with the item for each mark in it. */
static char *replaced(const char *arg, const char *mark, const char *with)
{
    char *out = calloc(1, strlen(arg) + (strlen(arg) + 1) * strlen(with) + 1);
    const char *at;
    while ((at = strstr(arg, mark))) {
        strncat(out, arg, at - arg);
        strcat(out, with);
        arg = at + strlen(mark);
    }
    return strcat(out, arg);
}

static int run(int argc, char **argv, char **envp)
{
    char *standard[] = {"echo", NULL}, **command, **now, *text;
    const char *mark = NULL;
    long most = 0;
    int c, i, fixed = 0, n = 0, empty_too = 1, calls = 0, lines = 0;
    while ((c = getopt(argc, argv, "+n:I:0d:rtL:P:")) != -1)
        switch (c) {
        case 'n': most = atol(optarg); break;
        case 'L': most = atol(optarg); lines = 1; break;
        case 'I': mark = optarg; break;
        case '0': delimiter = 0; break;
        case 'd': delimiter = strcmp(optarg, "\\n") ? strcmp(optarg, "\\0") ? *optarg : 0 : '\n'; break;
        case 'r': empty_too = 0; break;
        case 't': talk = 1; break;
        case 'P': break;
        default: return __cmd_usage(1);
        }
    command = argv[optind] ? argv + optind : standard;
    while (command[fixed])
        fixed++;
    now = calloc(fixed + 4096, sizeof *now);
    memcpy(now, command, fixed * sizeof *now);
    while ((text = item(mark || lines))) {
        if (mark) {
            for (i = 0; i < fixed; i++)
                now[i] = replaced(command[i], mark, text);
            call(now);
            continue;
        }
        now[fixed + n++] = text;
        if (n == 4095 || n == most) {
            now[fixed + n] = NULL;
            call(now);
            calls++;
            n = 0;
        }
    }
    now[fixed + n] = NULL;
    if (!mark && (n || (calls == 0 && empty_too)))
        call(now);
    return status;
}

void __bin_xargs(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
