/* What of the shell has to do with functions: their arguments, return, local, shift, set; traps; case. */
#include <bits/command.h>
#include <bits/shell.h>
#include <fnmatch.h>
#include <sys/wait.h>

/* `return` is on its way to its function. */
int __sh_returns;
/* What `trap` has run when the shell ends. */
char *__sh_at_exit;

static struct function { struct function *next; char *name; struct node *body; } *functions;
/* Variables that `local` hides: what they were. */
static struct hidden { struct hidden *next; char *name, *value; } *hidden;

struct node *__sh_function(const char *name)
{
    struct function *f;
    for (f = functions; f; f = f->next)
        if (!strcmp(f->name, name))
            return f->body;
    return NULL;
}

void __sh_define(const char *name, struct node *body)
{
    struct function *f = calloc(1, sizeof *f);
    f->next = functions;
    f->name = strdup(name);
    f->body = body;
    functions = f;
}

int __sh_call(struct node *body, char **argv)
{
    char **before = __sh_rest();
    struct hidden *mark = hidden;
    int status;
    __sh_arguments(__sh_name(), argv + 1);
    status = __sh_list(body, 0);
    __sh_returns = 0;
    __sh_arguments(__sh_name(), before);
    while (hidden != mark) {
        if (hidden->value)
            __sh_assign(hidden->name, hidden->value);
        else
            unsetenv(hidden->name);
        hidden = hidden->next;
    }
    return status;
}

static void hide(char *text)
{
    struct hidden *h = calloc(1, sizeof *h);
    char *value = strchr(text, '='), *old;
    h->name = value ? strndup(text, value - text) : strdup(text);
    old = getenv(h->name);
    h->value = old ? strdup(old) : NULL;
    h->next = hidden;
    hidden = h;
    if (value)
        __sh_assign(h->name, value + 1);
}

/* Commands of the shell's own that change its arguments; -1 if it is none of them. */
int __sh_own(int argc, char **argv)
{
    char **rest = __sh_rest();
    int i, n;
    if (!strcmp(argv[0], "return")) {
        __sh_returns = 1;
        return argc > 1 ? atoi(argv[1]) : __sh_status();
    }
    if (!strcmp(argv[0], "local")) {
        for (i = 1; i < argc; i++)
            hide(argv[i]);
        return 0;
    }
    if (!strcmp(argv[0], "shift")) {
        for (n = argc > 1 ? atoi(argv[1]) : 1; n > 0 && rest && *rest; n--)
            rest++;
        if (n > 0) {
            fprintf(stderr, "%s: 1: shift: can't shift that many\n", __sh_name());
            fflush(NULL);
            _exit(2);
        }
        __sh_arguments(__sh_name(), rest);
        return 0;
    }
    if (!strcmp(argv[0], "set")) {
        if (argc > 1 && (argv[1][0] != '-' || !strcmp(argv[1], "--")))
            __sh_arguments(__sh_name(), argv + 1 + (argv[1][0] == '-'));
        return 0;
    }
    if (!strcmp(argv[0], "trap")) {
        for (i = 2; i < argc; i++)
            if (!strcmp(argv[i], "EXIT") || !strcmp(argv[i], "0"))
                __sh_at_exit = !strcmp(argv[1], "-") || !*argv[1] ? NULL : strdup(argv[1]);
        return 0;
    }
    if (!strcmp(argv[0], "eval")) {
        size_t room = 1;
        char *text;
        struct node *n;
        for (i = 1; i < argc; i++)
            room += strlen(argv[i]) + 1;
        text = calloc(1, room);
        for (i = 1; i < argc; i++)
            strcat(strcat(text, argv[i]), i + 1 < argc ? " " : "");
        n = __sh_parse(text);
        return n ? __sh_list(n, 0) : __sh_failed() ? 2 : 0;
    }
    return -1;
}

/* Of a case: the item whose pattern fits. */
struct node *__sh_chosen(struct node *n)
{
    char *value = __sh_word(n->words[0]), **pattern;
    for (n = n->left; n; n = n->right)
        for (pattern = n->words; *pattern; pattern++)
            if (fnmatch(__sh_pattern(*pattern), value, 0) == 0)
                return n;
    return NULL;
}

/* The shell ends with this status: its trap first. */
int __sh_leave(int status)
{
    char *text = __sh_at_exit;
    if (text) {
        struct node *n;
        __sh_at_exit = NULL;
        __sh_returns = 0;
        n = __sh_parse(text);
        if (n)
            __sh_list(n, 0);
        fflush(NULL);
    }
    return status;
}

/* A here-document as a descriptor: a pipe, which a child fills if the text is long. */
int __sh_here(const char *text, int plain)
{
    char *value = plain ? strdup(text) : __sh_in_place(text);
    size_t n = strlen(value);
    int fds[2];
    if (pipe(fds) < 0)
        return -1;
    fflush(NULL);
    if (n <= 4096)
        write(fds[1], value, n);
    else if (fork() == 0) {
        close(fds[0]);
        write(fds[1], value, n);
        _exit(0);
    }
    close(fds[1]);
    free(value);
    return fds[0];
}
