/* Commands of the shell's own that say or print something: echo, umask, type, command (dash(1)). */
#include <bits/command.h>
#include <bits/shell.h>
#include <sys/stat.h>
#include <sys/wait.h>

static int echo(char **argv)
{
    int newline = *argv == NULL || strcmp(*argv, "-n");
    for (argv += !newline; *argv; argv++) {
        if (!__cmd_escaped(*argv, 0))
            return 0;
        if (argv[1])
            putchar(' ');
    }
    if (newline)
        putchar('\n');
    return 0;
}

static int file_mask(const char *text)
{
    mode_t mask = umask(0);
    char *end;
    long given;
    umask(mask);
    if (text == NULL)
        printf("%04o\n", mask);
    else if (!strcmp(text, "-S")) {
        int i;
        for (i = 0; i < 3; i++) {
            int rights = ~mask >> 3 * (2 - i) & 7;
            printf("%s%c=%s%s%s", i ? "," : "", "ugo"[i], rights & 4 ? "r" : "", rights & 2 ? "w" : "",
                rights & 1 ? "x" : "");
        }
        putchar('\n');
    } else {
        given = strtol(text, &end, 8);
        if (*end || given < 0 || given > 0777) {
            fprintf(stderr, "%s: 1: umask: Illegal number: %s\n", __sh_name(), text);
            return 2;
        }
        umask(given);
    }
    return 0;
}

/* Where a command lies, or NULL; in a buffer that the next call uses again. */
static const char *file_of(const char *name)
{
    static char file[512];
    const char *path = getenv("PATH"), *p;
    if (strchr(name, '/'))
        return access(name, X_OK) == 0 ? name : NULL;
    for (p = path ? path : "/usr/bin:/bin"; *p; p += *p == ':') {
        int n = strcspn(p, ":");
        snprintf(file, sizeof file, "%.*s/%s", n, p, name);
        if (access(file, X_OK) == 0)
            return file;
        p += n;
    }
    return NULL;
}

static int is_keyword(const char *name)
{
    static const char *const words[] = {"!", "case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in",
        "then", "until", "while", "{", "}"};
    size_t i;
    for (i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(name, words[i]))
            return 1;
    return 0;
}

/* What a name means: for a reader, or (`command -v`) what can be typed. */
static int meaning(const char *name, int typed)
{
    const char *file, *what = is_keyword(name) ? "a shell keyword"
        : __sh_function(name)                  ? "a shell function"
        : __sh_is_builtin(name)                ? "a shell builtin"
                                               : NULL;
    if (what)
        printf(typed ? "%s\n" : "%s is %s\n", name, what);
    else if ((file = file_of(name)))
        printf(typed ? "%2$s\n" : "%1$s is %2$s\n", name, file);
    else {
        if (!typed)
            printf("%s: not found\n", name);
        return 127;
    }
    return 0;
}

static int command(char **argv)
{
    int pid, status;
    if (*argv == NULL)
        return 0;
    if (!strcmp(*argv, "-v") || !strcmp(*argv, "-V"))
        return argv[1] ? meaning(argv[1], argv[0][1] == 'v') : 2;
    fflush(NULL);
    pid = fork();
    if (pid == 0) {
        execvp(*argv, argv);
        fprintf(stderr, "%s: 1: %s: not found\n", __sh_name(), *argv);
        _exit(127);
    }
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* -1 if it is none of them. */
int __sh_says(char **argv)
{
    int i, r = 0;
    if (!strcmp(argv[0], "echo"))
        return echo(argv + 1);
    if (!strcmp(argv[0], "umask"))
        return file_mask(argv[1]);
    if (!strcmp(argv[0], "command"))
        return command(argv + 1);
    if (!strcmp(argv[0], "type")) {
        for (i = 1; argv[i]; i++)
            r |= meaning(argv[i], 0);
        return r;
    }
    return -1;
}
