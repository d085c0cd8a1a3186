/* sh(1), the parts of dash that `sh -c` in a program needs: lists, pipelines,
   subshells, conditions, loops, redirections, quotes, substitutions. What it reads is in sh_parse.c. */
#include <bits/command.h>
#include <bits/shell.h>
#include <signal.h>
#include <sys/wait.h>

extern char **environ;
int __bin_test_words(int argc, char **argv);

static int last_status;

/* set -e: a command that fails ends the shell, unless its result is looked at. */
static int leaves_on_error, looked_at;

/* `break` or `continue` is on its way to its loop. */
static int breaks, continues;

/* A command whose result decides what is run next. */
static int run_tested(struct node *n)
{
    int status;
    looked_at++;
    status = __sh_list(n, 0);
    looked_at--;
    return status;
}

int __sh_status(void)
{
    return last_status;
}

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "%s: 1: %s: %s\n", __sh_name(), what, why);
}

/* As waitpid tells it, in the shell's own words. */
static int shown(int status, int tell)
{
    if (WIFSIGNALED(status)) {
        int signal = WTERMSIG(status);
        if (tell && signal != SIGINT && signal != SIGPIPE)
            fprintf(stderr, "%s\n", strsignal(signal));
        return 128 + signal;
    }
    return WEXITSTATUS(status);
}

static int redirect(struct redirection *r)
{
    for (; r; r = r->next) {
        char *name = r->kind == 'h' || r->kind == 'H' ? NULL : __sh_word(r->target);
        int fd;
        if (r->kind == '&') {
            if (dup2(atoi(name), r->fd) < 0) {
                fail(name, strerror(errno));
                return -1;
            }
            continue;
        }
        if (name == NULL)
            fd = __sh_here(r->target, r->kind == 'H');
        else if (r->kind == '<')
            fd = open(name, O_RDONLY);
        else
            fd = open(name, O_WRONLY | O_CREAT | (r->kind == 'a' ? O_APPEND : O_TRUNC), 0666);
        if (fd < 0) {
            fprintf(stderr, "%s: 1: cannot %s %s: %s\n", __sh_name(), r->kind == '<' ? "open" : "create", name,
                    errno == ENOENT ? r->kind == '<' ? "No such file" : "Directory nonexistent" : strerror(errno));
            return -1;
        }
        if (fd != r->fd) {
            dup2(fd, r->fd);
            close(fd);
        }
    }
    return 0;
}

static void run_program(char **argv)
{
    execvp(argv[0], argv);
    if (errno == ENOENT)
        fail(argv[0], strchr(argv[0], '/') ? "not found" : "not found");
    else
        fail(argv[0], errno == EACCES ? "Permission denied" : strerror(errno));
    fflush(NULL);
    _exit(errno == ENOENT ? 127 : 126);
}

void __sh_assign(const char *name, const char *value)
{
    char *text = malloc(strlen(name) + strlen(value) + 2);
    sprintf(text, "%s=%s", name, value);
    putenv(text);
}

/* read: a line, a word to each variable and the rest to the last one. */
static int read_line(char **names)
{
    char line[1024], *p = line;
    size_t n = 0, size;
    ssize_t got;
    while ((got = read(0, line + n, 1)) == 1 && line[n] != '\n')
        if (n < sizeof line - 2)
            n++;
    line[n] = 0;
    for (; *names; names++) {
        p += strspn(p, " \t");
        size = names[1] ? strcspn(p, " \t") : strlen(p);
        while (!names[1] && size > 0 && strchr(" \t", p[size - 1]))
            size--;
        char *value = strndup(p, size);
        __sh_assign(*names, value);
        free(value);
        p += size;
    }
    return got != 1;
}

/* What the shell does itself: -1 if it is no such command. */
static int builtin(int argc, char **argv)
{
    const char *name = argv[0];
    int r;
    if (!strcmp(name, ":") || !strcmp(name, "true"))
        return 0;
    if (!strcmp(name, "false"))
        return 1;
    if (!strcmp(name, "exit")) {
        fflush(NULL);
        _exit(__sh_leave(argc > 1 ? atoi(argv[1]) : last_status));
    }
    if (!strcmp(name, "break"))
        return breaks = argc > 1 ? atoi(argv[1]) : 1, 0;
    if (!strcmp(name, "continue"))
        return continues = 1, 0;
    if (!strcmp(name, "read"))
        return read_line(argv + 1);
    if (!strcmp(name, "cd")) {
        const char *to = argc > 1 ? argv[1] : getenv("HOME");
        if (to && chdir(to) == 0)
            return 0;
        fprintf(stderr, "%s: 1: cd: can't cd to %s\n", __sh_name(), to ? to : "");
        return 2;
    }
    if (!strcmp(name, "export")) {
        int i;
        for (i = 1; i < argc; i++)
            if (strchr(argv[i], '='))
                putenv(strdup(argv[i]));
        return 0;
    }
    if (!strcmp(name, "unset")) {
        int i;
        for (i = 1; i < argc; i++)
            unsetenv(argv[i]);
        return 0;
    }
    if (!strcmp(name, "exec")) {
        if (argc > 1)
            run_program(argv + 1);
        return 0;
    }
    if (!strcmp(name, "wait")) {
        int status = 0;
        if (argc > 1)
            return waitpid(atoi(argv[1]), &status, 0) < 0 ? 127 : shown(status, 0);
        while (wait(&status) > 0)
            ;
        return 0;
    }
    if (!strcmp(name, "test") || !strcmp(name, "["))
        return __bin_test_words(argc, argv);
    if ((r = __sh_says(argv)) >= 0)
        return r;
    return __sh_own(argc, argv);
}

int __sh_is_builtin(const char *name)
{
    static const char names[] = " : true false exit break continue read cd export unset exec wait echo test [ return "
                                "shift set local trap eval umask type command ";
    char padded[64];
    return strlen(name) < 60 && (sprintf(padded, " %s ", name), strstr(names, padded) != NULL);
}

static int run_simple(struct node *n, int leave)
{
    char **argv = __sh_words(n->words);
    int argc = 0, i, pid, status;
    while (argv[argc])
        argc++;
    struct node *body = argc ? __sh_function(argv[0]) : NULL;
    if (argc == 0 || body || __sh_is_builtin(argv[0])) {
        int saved[3] = {-1, -1, -1}, r = 0;
        int keep = argc && !strcmp(argv[0], "exec") && argc == 1;
        for (i = 0; i < 3 && n->redirections && !keep; i++)
            saved[i] = fcntl(i, F_DUPFD_CLOEXEC, 10);
        __sh_output_status = 0;
        for (i = 0; n->assignments[i]; i++)
            putenv(__sh_word(n->assignments[i]));
        r = argc ? 0 : __sh_output_status;
        if (redirect(n->redirections) < 0)
            r = 2;
        else if (body)
            r = __sh_call(body, argv);
        else if (argc)
            r = builtin(argc, argv);
        fflush(stdout);
        for (i = 0; i < 3; i++)
            if (saved[i] >= 0) {
                dup2(saved[i], i);
                close(saved[i]);
            }
        return r;
    }
    fflush(NULL);
    pid = leave && !__sh_at_exit ? 0 : fork();
    if (pid == 0) {
        for (i = 0; n->assignments[i]; i++)
            putenv(__sh_word(n->assignments[i]));
        if (redirect(n->redirections) < 0)
            _exit(2);
        run_program(argv);
    }
    waitpid(pid, &status, 0);
    return shown(status, 1);
}

static int run_pipeline(struct node *n)
{
    int in = -1, fds[2], pid = -1, status = 0, count = 0, r = 0;
    for (; n; n = n->right) {
        struct node *command = n->kind == '|' ? n->left : n;
        int more = n->kind == '|';
        if (more)
            pipe(fds);
        fflush(NULL);
        pid = fork();
        if (pid == 0) {
            if (in >= 0) {
                dup2(in, 0);
                close(in);
            }
            if (more) {
                dup2(fds[1], 1);
                close(fds[0]);
                close(fds[1]);
            }
            __sh_at_exit = NULL;
            _exit(__sh_list(command, 1));
        }
        count++;
        if (in >= 0)
            close(in);
        if (more) {
            close(fds[1]);
            in = fds[0];
        } else
            break;
    }
    while (count > 0) {
        int done = wait(&status);
        if (done < 0)
            break;
        if (done == pid)
            r = shown(status, 1);
        count--;
    }
    return r;
}

/* After a round of a loop: true if it is the last. */
static int last_round(void)
{
    continues = 0;
    if (breaks == 0)
        return __sh_returns;
    breaks--;
    return 1;
}

/* if, while, until, for and { } */
static int run_compound(struct node *n, int leave)
{
    char **words;
    int status = 0;
    switch (n->kind) {
    case '{':
        return __sh_list(n->left, leave);
    case 'i':
        n = run_tested(n->left) == 0 ? n->right->left : n->right->right;
        return n ? __sh_list(n, leave) : 0;
    case 'k':
        n = __sh_chosen(n);
        return n && n->left ? __sh_list(n->left, leave) : 0;
    case 'f':
        for (words = __sh_words(n->words); *words; words++) {
            __sh_assign(n->assignments[0], *words);
            status = __sh_list(n->right, 0);
            if (last_round())
                break;
        }
        return status;
    default:
        while ((run_tested(n->left) == 0) == (n->kind == 'w')) {
            status = __sh_list(n->right, 0);
            if (last_round())
                break;
        }
        return status;
    }
}

/* The same with its redirections, which end with it. */
static int run_redirected(struct node *n, int leave)
{
    int saved[3], i, status;
    if (n->redirections == NULL)
        return run_compound(n, leave);
    fflush(stdout);
    for (i = 0; i < 3; i++)
        saved[i] = fcntl(i, F_DUPFD_CLOEXEC, 10);
    status = redirect(n->redirections) < 0 ? 2 : run_compound(n, 0);
    fflush(stdout);
    for (i = 0; i < 3; i++)
        if (saved[i] >= 0) {
            dup2(saved[i], i);
            close(saved[i]);
        }
    return status;
}

/* Runs a tree; `leave` says that the shell has nothing to do after it. */
int __sh_list(struct node *n, int leave)
{
    int status, pid;
    if (n == NULL)
        return last_status;
    switch (n->kind) {
    case ';':
        __sh_list(n->left, 0);
        if (!breaks && !continues && !__sh_returns)
            last_status = __sh_list(n->right, leave);
        break;
    case '{':
    case 'i':
    case 'w':
    case 'u':
    case 'f':
    case 'k':
        last_status = run_redirected(n, leave);
        return last_status;
    case 'd':
        __sh_define(n->words[0], n->right);
        last_status = 0;
        return 0;
    case '&':
        fflush(NULL);
        pid = fork();
        if (pid == 0) {
            __sh_at_exit = NULL;
            _exit(__sh_list(n->left, 1));
        }
        last_status = 0;
        if (n->right)
            last_status = __sh_list(n->right, leave);
        break;
    case 'A':
        if (run_tested(n->left) == 0)
            last_status = __sh_list(n->right, leave);
        break;
    case 'O':
        if (run_tested(n->left) != 0)
            last_status = __sh_list(n->right, leave);
        break;
    case '!':
        last_status = !run_tested(n->left);
        return last_status;
    case '|':
        last_status = run_pipeline(n);
        break;
    case '(':
        fflush(NULL);
        pid = fork();
        if (pid == 0) {
            __sh_at_exit = NULL;
            _exit(__sh_leave(redirect(n->redirections) < 0 ? 2 : __sh_list(n->left, 1)));
        }
        waitpid(pid, &status, 0);
        last_status = shown(status, 1);
        break;
    default:
        last_status = run_simple(n, leave);
    }
    if (leaves_on_error && !looked_at && last_status && n->kind != ';' && n->kind != '&' && n->kind != 'A' &&
        n->kind != 'O') {
        fflush(NULL);
        exit(__sh_leave(last_status));
    }
    return last_status;
}

/* Runs a text in a process of its own. */
int __sh_run(char *text)
{
    struct node *list = __sh_parse(text);
    if (list == NULL)
        return __sh_failed() ? 2 : 0;
    return __sh_leave(__sh_list(list, 1));
}

static int run(int argc, char **argv, char **envp)
{
    char *text = NULL, *name = "sh";
    if (argc > 1 && !strcmp(argv[1], "-e")) {
        leaves_on_error = 1;
        argv++;
        argc--;
    } else if (argc > 1 && !strcmp(argv[1], "-ec")) {
        leaves_on_error = 1;
        argv[1] = "-c";
    }
    if (argc > 2 && !strcmp(argv[1], "-c")) {
        text = argv[2];
        if (argc > 3)
            name = argv[3];
        __sh_arguments(name, argc > 4 ? argv + 4 : argv + argc);
    } else {
        size_t room = 0;
        FILE *f = argc > 1 ? fopen(argv[1], "r") : stdin;
        if (f == NULL) {
            fprintf(stderr, "sh: 0: cannot open %s: No such file\n", argv[1]);
            return 2;
        }
        __sh_arguments(argc > 1 ? argv[1] : name, argc > 2 ? argv + 2 : argv + argc);
        if (getdelim(&text, &room, 0, f) < 0)
            return 0;
        if (f != stdin)
            fclose(f);
    }
    return __sh_run(text);
}

void __bin_sh(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
